import { syncBuiltinESMExports } from 'node:module';
import FakeTimers from '@sinonjs/fake-timers';

/** The function's own time. */
export interface VirtualTime {
  /** Sets the clock at the start of an invocation; timers left over keep what they had still to wait. */
  set(nowMs: number): void;
  /** Moves the clock to an instant and fires what is due until then. */
  advanceTo(nowMs: number): void;
  /** When the earliest timer is due, or null. */
  nextTimerMs(): number | null;
}

interface TimerHeap {
  readonly timerHeap?: { peek(): { readonly callAt: number } | undefined };
}

/** Replaces the clock and the timers of this thread; setImmediate stays real, so that sockets go on working. */
export function installVirtualTime(): VirtualTime {
  const clock = FakeTimers.install({
    now: 0,
    toFake: ['Date', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'hrtime', 'performance'],
    shouldClearNativeTimers: true,
  });
  syncBuiltinESMExports();
  AbortSignal.timeout = abortAfter;
  return {
    set: (nowMs) => clock.setSystemTime(nowMs),
    advanceTo: (nowMs) => void clock.tick(Math.max(0, nowMs - clock.now)),
    nextTimerMs: () => (clock as unknown as TimerHeap).timerHeap?.peek()?.callAt ?? null,
  };
}

/** The built-in one runs on the machine's time. */
function abortAfter(delayMs: number): AbortSignal {
  const controller = new AbortController();
  const expire = (): void => controller.abort(new DOMException('The operation timed out.', 'TimeoutError'));
  setTimeout(expire, delayMs).unref();
  return controller.signal;
}
