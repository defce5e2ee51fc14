import { createInterface } from 'node:readline/promises';
import type { Language, Text } from '../../../../functions/domain/text.ts';
import { AnswerError, type Answers, understood } from './answers.ts';
import { QUESTIONS, type Question } from './questions.ts';

/** Where questions are asked and answered. */
export interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** A person answers, who can be asked again; otherwise the answers come from a file. */
  readonly isPerson: boolean;
}

/** The answers ended before the questions did, or one that came from a file cannot be. */
export class InterviewEnded extends Error {
  override readonly name = 'InterviewEnded';
}

/** Asks every question, one answer a line; an empty line takes what stands in brackets. Throws InterviewEnded. */
export async function interview(terminal: Terminal, language: Language): Promise<Answers> {
  const lines = createInterface({ input: terminal.input, crlfDelay: Number.POSITIVE_INFINITY });
  const answered = lines[Symbol.asyncIterator]();
  const answers: Partial<Record<keyof Answers, unknown>> = {};
  try {
    for (const [index, question] of QUESTIONS.entries()) {
      answers[question.key] = await answerTo(
        question,
        `${index + 1}/${QUESTIONS.length}`,
        async (prompt) => {
          terminal.output.write(prompt);
          const { value, done } = await answered.next();
          if (!terminal.isPerson) terminal.output.write('\n');
          return done ? null : value;
        },
        { terminal, language, before: answers as Partial<Answers> },
      );
    }
  } finally {
    lines.close();
  }
  return answers as Answers;
}

/** Why answers that come from a file end here; `wrong`: the answer is there, and cannot be. */
function ended(place: string, ask: Text, wrong: Text | null, language: Language): string {
  const told = {
    ja: wrong === null ? `質問${place}への回答がありません：${ask.ja}` : `質問${place}（${ask.ja}）：${wrong.ja}`,
    en:
      wrong === null
        ? `there is no answer to question ${place}: ${ask.en}`
        : `question ${place} (${ask.en}): ${wrong.en}`,
  };
  return told[language];
}

/** What a person wrote in another form than the file has it, as it was understood; otherwise nothing. */
function readBack(written: string, answer: Answers[keyof Answers], language: Language): string {
  const said = understood(written, answer)?.[language];
  if (said === undefined) return '';
  return language === 'ja' ? `  → ${said} と読み取りました。\n` : `  → understood as ${said}\n`;
}

type Ask = (prompt: string) => Promise<string | null>;

async function answerTo(
  { ask, usual, read }: Question,
  place: string,
  put: Ask,
  { terminal, language, before }: { terminal: Terminal; language: Language; before: Partial<Answers> },
): Promise<unknown> {
  const prompt = `${place} ${ask[language]}${usual === undefined ? '' : ` [${usual[language]}]`}: `;
  for (;;) {
    const given = await put(prompt);
    if (given === null) throw new InterviewEnded(ended(place, ask, null, language));
    try {
      const written = given.trim() === '' ? (usual?.[language] ?? '') : given.trim();
      const answer = read(written, before);
      terminal.output.write(readBack(written, answer, language));
      return answer;
    } catch (cause) {
      if (!(cause instanceof AnswerError)) throw cause;
      if (!terminal.isPerson) throw new InterviewEnded(ended(place, ask, cause.says, language));
      terminal.output.write(`  ${cause.says[language]}\n`);
    }
  }
}
