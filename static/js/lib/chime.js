// Two soft notes and a short vibration, made by the browser itself, in one tab at a time. No file.

const NOTES = [523.25, 659.25]; // Hz
const LENGTH = 0.6; // s
const LOUD = 0.12; // of 1
const APART = 2000; // ms in which another tab of this person stays silent

/** Nothing where the browser makes no sound before something was pressed on the page. */
export function chime({ sound, vibration }, page = globalThis) {
  const { navigator } = page;
  const both = () => {
    if (vibration) navigator.vibrate?.([120, 80, 120]);
    if (sound) sing(page);
    return new Promise((resolve) => page.setTimeout(resolve, APART));
  };
  return navigator.locks ? navigator.locks.request("chime", { ifAvailable: true }, (lock) => lock && both()) : both();
}

function sing({ AudioContext, navigator, setTimeout }) {
  if (!AudioContext || navigator.userActivation?.hasBeenActive === false) return;
  const audio = new AudioContext();
  NOTES.forEach((pitch, place) => note(audio, pitch, audio.currentTime + (place * LENGTH) / 2));
  setTimeout(() => audio.close(), APART);
}

function note(audio, pitch, start) {
  const volume = new GainNode(audio, { gain: 0 });
  volume.gain.setValueAtTime(0, start);
  volume.gain.linearRampToValueAtTime(LOUD, start + 0.05);
  volume.gain.exponentialRampToValueAtTime(0.001, start + LENGTH);
  const tone = new OscillatorNode(audio, { frequency: pitch });
  tone.connect(volume).connect(audio.destination);
  tone.start(start);
  tone.stop(start + LENGTH);
}
