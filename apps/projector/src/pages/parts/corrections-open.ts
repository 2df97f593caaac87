import { createContext } from 'preact';

/** Whether findings lead to the form that corrects them. */
export const CorrectionsOpen = createContext(false);
