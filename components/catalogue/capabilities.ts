import {
  IconBrain,
  IconEye,
  IconPaperclip,
  IconThermometer,
  IconTool,
  type TablerIcon,
} from '@tabler/icons-react';

export interface CapabilityView {
  readonly key: string;
  readonly name: string;
  /** One line for a reader who does not know the word. */
  readonly meaning: string;
  readonly icon: TablerIcon;
}

/** The capabilities shown as glyphs, each in its own place so that a column can be read down. */
export const CAPABILITIES: readonly CapabilityView[] = [
  { key: 'reasoning', name: 'Reasoning', meaning: 'Thinks before it answers', icon: IconBrain },
  { key: 'tools', name: 'Tools', meaning: 'Calls functions', icon: IconTool },
  { key: 'vision', name: 'Vision', meaning: 'Takes images', icon: IconEye },
  { key: 'attachments', name: 'Attachments', meaning: 'Takes files', icon: IconPaperclip },
  { key: 'temperature', name: 'Temperature', meaning: 'Sampling can be set', icon: IconThermometer },
];

/** A capability's name; a key that is not in the list reads as itself. */
export function capabilityName(key: string): string {
  return CAPABILITIES.find((one) => one.key === key)?.name ?? key;
}
