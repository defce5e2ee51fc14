import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../style/source-files.ts';
import { mermaidOf } from './mermaid.ts';

describe('the picture in the README', () => {
  it('is the incident state machine as it is deployed', () => {
    const definition: unknown = JSON.parse(readFileSync(join(ROOT, 'workflows/incident.asl.json'), 'utf8'));
    const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
    expect(readme).toContain(`\`\`\`mermaid\n${mermaidOf(definition)}\n\`\`\``);
  });
});
