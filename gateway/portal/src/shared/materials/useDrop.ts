import { useState, type DragEvent } from "react";

/** Files can be let fall on it while it takes any. */
export function useDrop(isOpen: boolean, onDrop: (files: readonly File[]) => void) {
  const [over, setOver] = useState(false);
  const carriesFiles = (event: DragEvent) => event.dataTransfer.types.includes("Files");
  return {
    over: over && isOpen,
    on: {
      onDragOver: (event: DragEvent) => {
        if (carriesFiles(event)) {
          event.preventDefault(); // else the browser would leave the page and show the file
          event.dataTransfer.dropEffect = isOpen ? "copy" : "none";
          setOver(true);
        }
      },
      onDragLeave: () => setOver(false),
      onDrop: (event: DragEvent) => {
        event.preventDefault();
        setOver(false);
        if (isOpen) {
          onDrop([...event.dataTransfer.files]);
        }
      },
    },
  };
}
