/**
 * The bell: two soft sine tones, a fifth apart, made on the spot. Browsers let a page sound only after somebody
 * has touched it; before that it stays silent.
 */
let context: AudioContext | undefined;

/** E5 and B5 in Hz: high enough for a laptop's speaker, low enough not to pierce. */
const TONES = [659.26, 987.77];
const APART_SECONDS = 0.11;
const RINGING_SECONDS = 0.7;
const LOUDNESS = 0.12;

/** Two lines that come together are one ring. */
const QUIET_MILLIS = 1_500;
let rangAt = Number.NEGATIVE_INFINITY;

export function ring(): void {
  if (performance.now() - rangAt < QUIET_MILLIS || !navigator.userActivation?.hasBeenActive) return;
  rangAt = performance.now();
  context ??= new AudioContext();
  const sounding = context;
  void sounding.resume().then(() => {
    for (const [index, hertz] of TONES.entries())
      tone(sounding, hertz, sounding.currentTime + index * APART_SECONDS);
  });
}

function tone(sounding: AudioContext, hertz: number, at: number): void {
  const source = sounding.createOscillator();
  const gain = sounding.createGain();
  source.frequency.value = hertz;
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(LOUDNESS, at + 0.01);
  gain.gain.exponentialRampToValueAtTime(0.0001, at + RINGING_SECONDS);
  source.connect(gain).connect(sounding.destination);
  source.start(at);
  source.stop(at + RINGING_SECONDS);
}
