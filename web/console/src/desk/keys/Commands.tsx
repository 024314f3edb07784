import { Leaving } from '../../account/Leaving';
import { KeysHelp } from './keysHelp';
import { Palette } from './Palette';
import { useCommands, useKeys } from './useCommands';

/** Everything that can be done by keyboard from anywhere. */
export function Commands() {
  const commands = useCommands();
  useKeys(commands);
  return (
    <>
      <Palette commands={commands} />
      <KeysHelp />
      <Leaving />
    </>
  );
}
