/** What a mailbox shows of a MIME message. Header names are in lower case, values decoded. */
export interface MimeParts {
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
  readonly html: string;
}

const MOST_NESTED = 8;

/** Reads the headers and the first plain and HTML part of a message. What cannot be read is shown as it is. */
export function readMime(mime: string, depth = 0): MimeParts {
  const [head = '', body] = splitOnce(mime.replaceAll('\r\n', '\n'), '\n\n');
  const headers = readHeaders(head);
  const type = headers.get('content-type') ?? 'text/plain';
  const boundary = /boundary="?([^";]+)"?/i.exec(type)?.[1];
  if (type.startsWith('multipart/') && boundary !== undefined && depth < MOST_NESTED) {
    const parts = bodyParts(body, boundary).map((part) => readMime(part, depth + 1));
    const first = (field: 'text' | 'html'): string => parts.find((part) => part[field] !== '')?.[field] ?? '';
    return { headers, text: first('text'), html: first('html') };
  }
  const decoded = decodeBody(body, headers.get('content-transfer-encoding') ?? '7bit');
  if (type.startsWith('text/html')) return { headers, text: '', html: decoded };
  return { headers, text: type.startsWith('text/') ? decoded : '', html: '' };
}

function bodyParts(body: string, boundary: string): string[] {
  const pieces = `\n${body}`.split(`\n--${boundary}`).slice(1);
  return pieces.filter((piece) => !piece.startsWith('--')).map((piece) => piece.replace(/^[ \t]*\n/, ''));
}

function readHeaders(head: string): Map<string, string> {
  const lines = head.replace(/\n[ \t]+/g, ' ').split('\n');
  const named = lines.flatMap((line): [string, string][] => {
    const found = /^([^:\s]+):\s*(.*)$/.exec(line);
    return found ? [[(found[1] ?? '').toLowerCase(), decodeWords(found[2] ?? '')]] : [];
  });
  return new Map(named);
}

/** `=?utf-8?B?…?=` and `=?utf-8?Q?…?=` in a header's value. */
function decodeWords(value: string): string {
  const joined = value.replace(/\?=\s+=\?/g, '?==?');
  return joined.replace(/=\?[^?]+\?([BQ])\?([^?]*)\?=/gi, (_, kind: string, text: string) =>
    kind.toUpperCase() === 'B' ? Buffer.from(text, 'base64').toString('utf8') : decodeQuoted(text.replaceAll('_', ' ')),
  );
}

function decodeBody(body: string, encoding: string): string {
  const name = encoding.toLowerCase();
  if (name === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  return name === 'quoted-printable' ? decodeQuoted(body.replace(/=\n/g, '')) : body;
}

function decodeQuoted(text: string): string {
  const bytes: number[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const hex = text[index] === '=' ? /^[0-9A-F]{2}/i.exec(text.slice(index + 1, index + 3))?.[0] : undefined;
    if (hex === undefined) bytes.push(...Buffer.from(text[index] ?? ''));
    else {
      bytes.push(Number.parseInt(hex, 16));
      index += 2;
    }
  }
  return Buffer.from(bytes).toString('utf8');
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)];
}
