import { type Landscape, landscape } from './landscape';
import { Sheet } from './sheet';

/** Each scene by day, and at dusk for pages in the dark. */
export type Hour = 'day' | 'dusk';
export const hours: readonly Hour[] = ['day', 'dusk'];

type Composition = Pick<Landscape, 'seed' | 'horizon' | 'ridges' | 'features'>;
type Light = Pick<Landscape, 'sky' | 'far' | 'near' | 'sun'>;

interface Scene {
  readonly composition: Composition;
  readonly day: Light;
  readonly dusk: Light;
}

const DUSK: Light = {
  sky: ['#172233', '#3a4660', '#b9836a'],
  far: '#5d6279',
  near: '#0f1714',
  sun: { x: 0.64, y: 0.4, size: 20, colour: '#ffd9a6' },
};
const NIGHT: Light = {
  sky: ['#0b1220', '#182640', '#41536b'],
  far: '#33435a',
  near: '#0a100f',
  sun: { x: 0.3, y: 0.2, size: 24, colour: '#f3ecd9' },
};

const SCENES: Readonly<Record<string, Scene>> = {
  'first-light': {
    composition: { seed: 24, horizon: 0.4, ridges: 7, features: ['pines', 'lake', 'walker'] },
    day: {
      sky: ['#8fb0bd', '#c9d6d2', '#f4dfc0'],
      far: '#a9bcc0',
      near: '#26382f',
      sun: { x: 0.62, y: 0.34, size: 30, colour: '#fff0cf' },
    },
    dusk: DUSK,
  },
  'rain-ridge': {
    composition: { seed: 91, horizon: 0.34, ridges: 6, features: ['rain', 'walker'] },
    day: { sky: ['#77898f', '#a3b1b2', '#cfd5cf'], far: '#a1afb1', near: '#2f4037' },
    dusk: { ...DUSK, sky: ['#151d29', '#2c3a4a', '#5a6772'], far: '#46535f' },
  },
  'frost-valley': {
    composition: { seed: 7, horizon: 0.42, ridges: 6, features: ['pines', 'snow'] },
    day: {
      sky: ['#9fb8c8', '#cfdde3', '#f3ebe2'],
      far: '#c3d2da',
      near: '#4b5f69',
      sun: { x: 0.3, y: 0.3, size: 34, colour: '#fffaf0' },
    },
    dusk: NIGHT,
  },
  'heather-moor': {
    composition: { seed: 58, horizon: 0.4, ridges: 6, features: ['path', 'walker'] },
    day: {
      sky: ['#93aebb', '#cdd8d8', '#f1e4d2'],
      far: '#a8b4bf',
      near: '#5d4657',
      sun: { x: 0.24, y: 0.3, size: 30, colour: '#fff3da' },
    },
    dusk: { ...DUSK, near: '#1d141d' },
  },
  'pine-lake': {
    composition: { seed: 133, horizon: 0.36, ridges: 6, features: ['pines', 'lake'] },
    day: {
      sky: ['#7ea6b3', '#bcd3d2', '#eee5cf'],
      far: '#93b0ae',
      near: '#1f3a32',
      sun: { x: 0.4, y: 0.26, size: 28, colour: '#fff6dc' },
    },
    dusk: DUSK,
  },
  'stone-path': {
    composition: { seed: 210, horizon: 0.36, ridges: 6, features: ['path', 'walker'] },
    day: {
      sky: ['#8ea7ad', '#c9d3cd', '#f0e3c9'],
      far: '#a0aca6',
      near: '#4c4e3f',
      sun: { x: 0.8, y: 0.26, size: 30, colour: '#fff1d3' },
    },
    dusk: DUSK,
  },
  'high-pass': {
    composition: { seed: 77, horizon: 0.46, ridges: 7, features: ['walker'] },
    day: {
      sky: ['#5f8ba6', '#a9c6d2', '#efe9da'],
      far: '#8fa9b8',
      near: '#3b4a45',
      sun: { x: 0.18, y: 0.2, size: 30, colour: '#fffbe9' },
    },
    dusk: { ...DUSK, sky: ['#1a2038', '#534e6c', '#d58f6c'] },
  },
  'snow-birches': {
    composition: { seed: 19, horizon: 0.5, ridges: 5, features: ['pines', 'birches', 'snow'] },
    day: { sky: ['#b3c3cb', '#d8e0e2', '#f0ece5'], far: '#cbd6da', near: '#8b9ca3' },
    dusk: { ...NIGHT, near: '#1c2731' },
  },
  'night-camp': {
    composition: { seed: 47, horizon: 0.46, ridges: 6, features: ['stars', 'pines', 'tent'] },
    day: {
      sky: ['#2b3d58', '#6d7488', '#e0a981'],
      far: '#6c7086',
      near: '#17211d',
      sun: { x: 0.3, y: 0.5, size: 18, colour: '#ffe2b5' },
    },
    dusk: NIGHT,
  },
};

export const sceneNames = Object.keys(SCENES);

export function scenePicture(name: string, hour: Hour): string {
  const scene = SCENES[name];
  if (!scene) throw new Error(`no scene is called ${name}`);
  const sheet = new Sheet();
  const [width, height] = [1600, 900];
  const drawing = landscape(sheet, { width, height, ...scene.composition, ...scene[hour] });
  return sheet
    .finished(drawing, [0, 0, width, height])
    .replace('<svg ', '<svg preserveAspectRatio="xMidYMid slice" ');
}
