import { createInterface } from 'node:readline/promises';
import type { Language, Text } from '../../../../functions/domain/base/text.ts';
import { AnswerError, type Answers, understood } from './answers.ts';
import { type InterviewQuestion, QUESTIONS } from './questions.ts';

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

/** What a person writes to answer the question before once more. */
const BACK = Symbol('back');
const BACK_WORDS: readonly string[] = ['<', '＜'];
const HOW_BACK: Text = {
  ja: '「<」と入力すると、前の質問に戻ります。',
  en: 'Write < to go back to the question before.',
};
const CAUTION: Text = { ja: 'ご注意：', en: 'note: ' };

/** Asks every question, one answer a line; an empty line takes what stands in brackets. Throws InterviewEnded. */
export async function interview(terminal: Terminal, language: Language): Promise<Answers> {
  const lines = createInterface({ input: terminal.input, crlfDelay: Number.POSITIVE_INFINITY });
  const answered = lines[Symbol.asyncIterator]();
  const answers: Partial<Record<keyof Answers, unknown>> = {};
  try {
    if (terminal.isPerson) terminal.output.write(`${HOW_BACK[language]}\n`);
    for (let index = 0; index < QUESTIONS.length; ) {
      const question = QUESTIONS[index];
      if (question === undefined) break;
      const answer = await answerTo(
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
      if (answer === BACK) {
        index = Math.max(0, index - 1);
        continue;
      }
      answers[question.key] = answer;
      const caution = question.caution?.(answers as Partial<Answers>)?.[language];
      if (caution !== undefined) terminal.output.write(`  ${CAUTION[language]}${caution}\n`);
      index += 1;
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

type AskLine = (prompt: string) => Promise<string | null>;

interface InterviewContext {
  readonly terminal: Terminal;
  readonly language: Language;
  readonly before: Partial<Answers>;
}

async function answerTo(
  question: InterviewQuestion,
  place: string,
  put: AskLine,
  asking: InterviewContext,
): Promise<unknown> {
  const { terminal, language } = asking;
  const prompt = promptOf(question, place, language);
  for (;;) {
    const given = (await put(prompt))?.trim();
    if (given === undefined) throw new InterviewEnded(ended(place, question.ask, null, language));
    if (terminal.isPerson && BACK_WORDS.includes(given)) return BACK;
    try {
      return answerIn(question, given, asking);
    } catch (cause) {
      if (!(cause instanceof AnswerError)) throw cause;
      if (!terminal.isPerson) throw new InterviewEnded(ended(place, question.ask, cause.says, language));
      terminal.output.write(`  ${cause.says[language]}\n`);
    }
  }
}

function promptOf({ ask, usual }: InterviewQuestion, place: string, language: Language): string {
  return `${place} ${ask[language]}${usual === undefined ? '' : ` [${usual[language]}]`}: `;
}

/** An empty answer takes the usual one. Throws AnswerError. */
function answerIn(
  { read, usual }: InterviewQuestion,
  given: string,
  { terminal, language, before }: InterviewContext,
): unknown {
  const written = given === '' ? (usual?.[language] ?? '') : given;
  const answer = read(written, before);
  terminal.output.write(readBack(written, answer, language));
  return answer;
}
