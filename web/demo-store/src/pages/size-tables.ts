import { html, type Markup } from '../html';

interface SizeTable {
  readonly name: string;
  readonly measure: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const TABLES: readonly SizeTable[] = [
  {
    name: 'Jackets, fleece and base layers',
    measure:
      'Chest: round the fullest part, tape level, arms down. Sleeve: from the bone at the neck over the bent elbow to the wrist.',
    columns: ['Size', 'Chest (cm)', 'Waist (cm)', 'Sleeve (cm)'],
    rows: [
      ['XS', '80 to 86', '64 to 70', '78'],
      ['S', '87 to 93', '71 to 77', '80'],
      ['M', '94 to 100', '78 to 84', '83'],
      ['L', '101 to 108', '85 to 93', '86'],
      ['XL', '109 to 116', '94 to 102', '88'],
      ['XXL', '117 to 125', '103 to 112', '90'],
    ],
  },
  {
    name: 'Trousers',
    measure:
      'Waist: where you wear your trousers, not where the tape would like to be. Inside leg: from the crotch to the floor, less 2 cm.',
    columns: ['Size', 'Waist (cm)', 'Hip (cm)', 'Leg: short / regular / long (cm)'],
    rows: [
      ['28', '71', '88', '74 / 79 / 84'],
      ['30', '76', '93', '75 / 80 / 85'],
      ['32', '81', '98', '76 / 81 / 86'],
      ['34', '86', '103', '77 / 82 / 87'],
      ['36', '91', '108', '78 / 83 / 88'],
      ['38', '97', '113', '78 / 83 / 88'],
      ['40', '102', '118', '78 / 83 / 88'],
    ],
  },
  {
    name: 'Boots and shoes',
    measure:
      'Foot: stand on paper, heel to the wall, mark the longest toe. Measure both and take the longer.',
    columns: ['EU', 'UK', 'Foot (cm)'],
    rows: [
      ['37', '4', '23.3'],
      ['38', '5', '24.0'],
      ['39', '5.5', '24.6'],
      ['40', '6.5', '25.3'],
      ['41', '7.5', '26.0'],
      ['42', '8', '26.6'],
      ['43', '9', '27.3'],
      ['44', '9.5', '28.0'],
      ['45', '10.5', '28.6'],
      ['46', '11', '29.3'],
    ],
  },
  {
    name: 'Gloves',
    measure: 'Hand: round the knuckles, without the thumb.',
    columns: ['Size', 'Hand (cm)'],
    rows: [
      ['S', '17 to 18'],
      ['M', '19 to 20'],
      ['L', '21 to 22'],
      ['XL', '23 to 24'],
    ],
  },
];

export function sizeTables(): Markup {
  return html`<p class="lead">
      Measure over underwear, tape snug but not tight. Between two sizes, take the smaller for base layers and the larger for anything that
      goes over them.
    </p>
    <p>
      Layers are cut to go over one another in the same size: a base layer M under a fleece M under a shell M. Only a down jacket under a
      shell asks for the shell one size up.
    </p>
    ${TABLES.map(sizeTable)}`;
}

function sizeTable({ name, measure, columns, rows }: SizeTable): Markup {
  return html`<h2>${name}</h2>
    <p>${measure}</p>
    <div class="table-scroll" tabindex="0" role="region" aria-label="${name}">
      <table>
        <thead>
          <tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr>
        </thead>
        <tbody>
          ${rows.map(
            ([head, ...cells]) =>
              html`<tr><th scope="row">${head}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}
