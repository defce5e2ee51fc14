import { createInterface } from 'node:readline/promises';
import { printable } from '../../../../functions/domain/base/printable.ts';
import type { Language, Text } from '../../../../functions/domain/base/text.ts';
import { holdsDamaged } from '../../../../functions/domain/base/unseen.ts';
import { AnswerError, type Answers, understood } from './answers.ts';
import { type InterviewQuestion, QUESTIONS } from './questions.ts';

/** Where questions are asked and answered. */
export interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** A person answers, who can go back; otherwise the answers come from a file or another program. */
  readonly isPerson: boolean;
}

/** The answers ended before the questions did, or one that nobody can be asked for again cannot be taken. */
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

/**
 * Asks every question, one answer a line; an empty line takes what stands in brackets. A person is asked again; where the answers come by
 * a pipe, the next line answers the next question, so that one that cannot be taken ends it. Throws InterviewEnded.
 */
export async function interview(terminal: Terminal, language: Language): Promise<Answers> {
  const lines = createInterface({ input: terminal.input, crlfDelay: Number.POSITIVE_INFINITY });
  const answered = lines[Symbol.asyncIterator]();
  const answers: Partial<Record<keyof Answers, unknown>> = {};
  let line = 0;
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
          line += 1;
          if (!terminal.isPerson) terminal.output.write('\n');
          return done ? null : { line, text: value };
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

/** Why it ends here: no answer is left. */
function ended(place: string, ask: Text, language: Language): string {
  return {
    ja: `質問${place}への回答がありません：${ask.ja}`,
    en: `there is no answer to question ${place}: ${ask.en}`,
  }[language];
}

const DAMAGED: Text = {
  ja: '文字化けしています。UTF-8の文字で入力してください（Shift_JISのファイルは、UTF-8で保存し直してください）。',
  en: 'The text is damaged: write it in UTF-8 (save a Shift_JIS file as UTF-8 first).',
};

/** What another encoding leaves of a text. */
function mustBeWhole(given: string): void {
  if (holdsDamaged(given)) throw new AnswerError(DAMAGED);
}

/** `line 5, question 5/13 (Open hours …): “9 to 5” cannot be taken: …`. What steers a terminal is told by its code. */
function refusedAnswer({ line, text }: GivenLine, place: string, ask: Text, says: Text): Text {
  const read = printable(text, READ_SHOWN);
  return {
    ja: `${line}行目、質問${place}（${ask.ja}）：「${read}」は受け付けられません。${says.ja}`,
    en: `line ${line}, question ${place} (${ask.en}): "${read}" cannot be taken: ${says.en}`,
  };
}

const READ_SHOWN = 100;

/** What a person wrote in another form than the file has it, as it was understood; otherwise nothing. */
function readBack(written: string, answer: Answers[keyof Answers], language: Language): string {
  const said = understood(written, answer)?.[language];
  if (said === undefined) return '';
  return language === 'ja' ? `  → ${said} と読み取りました。\n` : `  → understood as ${said}\n`;
}

/** A line as it was given; lines count from 1. */
interface GivenLine {
  readonly line: number;
  readonly text: string;
}

type AskLine = (prompt: string) => Promise<GivenLine | null>;

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
    const read = await put(prompt);
    if (read === null) throw new InterviewEnded(ended(place, question.ask, language));
    const given = read.text.trim();
    if (terminal.isPerson && BACK_WORDS.includes(given)) return BACK;
    try {
      mustBeWhole(given);
      return answerIn(question, given, asking);
    } catch (cause) {
      if (!(cause instanceof AnswerError)) throw cause;
      if (!terminal.isPerson) throw new InterviewEnded(refusedAnswer(read, place, question.ask, cause.says)[language]);
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
