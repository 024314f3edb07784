import { linkedText } from './linkedText';
import classes from './Thread.module.css';

/** A line as text, with its addresses as links. Nothing of it is ever read as markup. */
export function LinkedText({ text }: { text: string }) {
  let at = 0;
  return linkedText(text).map((piece) => {
    const key = at;
    at += piece.text.length;
    if (piece.href === undefined) return piece.text;
    return (
      <a
        key={key}
        className={classes.link}
        href={piece.href}
        target="_blank"
        rel="noopener noreferrer nofollow"
      >
        {piece.text}
      </a>
    );
  });
}
