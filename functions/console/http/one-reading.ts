import type { ConsolePorts, ReadIncident } from './ports.ts';

/**
 * The ports for one request: each incident is read once, and a command goes by what was read and leaves what it led to. So a request
 * speaks of one moment, before its command and after it; what others append in between, the append finds out.
 */
export function oneReading(ports: ConsolePorts): ConsolePorts {
  const readings = new Map<string, Promise<ReadIncident>>();
  const readIncident: ConsolePorts['readIncident'] = (stream) => {
    const reading = readings.get(stream) ?? ports.readIncident(stream);
    readings.set(stream, reading);
    // What failed once may be tried again.
    reading.catch(() => readings.delete(stream));
    return reading;
  };
  const carryOut: ConsolePorts['carryOut'] = async (stream, asked) => {
    const known = await readings.get(stream);
    // A command may change other incidents too.
    readings.clear();
    const done = await ports.carryOut(stream, asked, known);
    readings.set(stream, Promise.resolve(done));
    return done;
  };
  const own: Partial<ConsolePorts> = { readIncident, carryOut };
  return new Proxy(ports, { get: (target, name) => Reflect.get(own, name) ?? bound(target, name) });
}

function bound(target: ConsolePorts, name: string | symbol): unknown {
  const member: unknown = Reflect.get(target, name);
  return typeof member === 'function' ? member.bind(target) : member;
}
