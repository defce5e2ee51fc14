import type { Plugin } from 'esbuild';

const LOCALES_FILE = /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/;

/**
 * Bundles Zod with the English texts of its issues alone. What a caller reads is worded by the functions themselves, and a namespace
 * import keeps all of its fifty locales, an eighth of the console.
 */
export const oneLocale: Plugin = {
  name: 'one-locale',
  setup: ({ onLoad }) => {
    onLoad({ filter: LOCALES_FILE }, () => ({ contents: "export { default as en } from './en.js';", loader: 'js' }));
  },
};
