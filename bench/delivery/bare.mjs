// What nothing but node:http costs: one answer, with the headers that Fairlead gives with it.
import { createServer } from 'node:http';

const { port, status, headers } = JSON.parse(process.argv[2]);
createServer((request, response) => {
  if (request.url === '/healthz') return response.end();
  response.writeHead(status, headers);
  response.end();
}).listen(port, '127.0.0.1', 1_024);
