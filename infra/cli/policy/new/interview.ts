import { createInterface } from 'node:readline/promises';
import type { Language, Text } from '../../../../functions/domain/base/text.ts';
import { AnswerError, type Answers, understood } from './answers.ts';
import { type InterviewQuestion, QUESTIONS } from './questions.ts';

/** Where questions are asked and answered. */
export interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** A person answers, who can go back; otherwise the answers come from a file or another program. */
  readonly isPerson: boolean;
}

/** The answers ended before the questions did. */
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
  const wrong: string[] = [];
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
        { terminal, language, before: answers as Partial<Answers>, wrong },
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

/** Why it ends here: no answer is left. `wrong`: the answers that could not be taken, each of which took a line. */
function ended(place: string, ask: Text, wrong: readonly string[], language: Language): string {
  const told = {
    ja: `質問${place}への回答がありません：${ask.ja}`,
    en: `there is no answer to question ${place}: ${ask.en}`,
  };
  const why = { ja: '受け付けられなかった回答：', en: 'answers that could not be taken: ' };
  return wrong.length === 0 ? told[language] : `${told[language]}\n${why[language]}\n${wrong.join('\n')}`;
}

const DAMAGED: Text = {
  ja: '文字化けしています。UTF-8の文字で入力してください（Shift_JISのファイルは、UTF-8で保存し直してください）。',
  en: 'The text is damaged: write it in UTF-8 (save a Shift_JIS file as UTF-8 first).',
};

/** What another encoding leaves of a text. */
function mustBeWhole(given: string): void {
  if (given.includes('\uFFFD')) throw new AnswerError(DAMAGED);
}

/** `question 5/13 (Open hours): …` */
function refusedAnswer(place: string, ask: Text, says: Text, language: Language): string {
  return { ja: `質問${place}（${ask.ja}）：${says.ja}`, en: `question ${place} (${ask.en}): ${says.en}` }[language];
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
  /** What was said of the answers that could not be taken. */
  readonly wrong: string[];
}

async function answerTo(
  question: InterviewQuestion,
  place: string,
  put: AskLine,
  asking: InterviewContext,
): Promise<unknown> {
  const { terminal, language, wrong } = asking;
  const prompt = promptOf(question, place, language);
  for (;;) {
    const given = (await put(prompt))?.trim();
    if (given === undefined) throw new InterviewEnded(ended(place, question.ask, wrong, language));
    if (terminal.isPerson && BACK_WORDS.includes(given)) return BACK;
    try {
      mustBeWhole(given);
      return answerIn(question, given, asking);
    } catch (cause) {
      if (!(cause instanceof AnswerError)) throw cause;
      wrong.push(refusedAnswer(place, question.ask, cause.says, language));
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
