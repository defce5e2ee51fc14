/** The sentences of a text in either language, trimmed, without empty ones; a line ends one. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=。)|\n|(?<=[.!?]) /)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}
