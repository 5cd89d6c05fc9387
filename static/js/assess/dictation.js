/* Dictation by the browser's own speech recognition, and only where speech is turned into words on the device itself:
   what is said about a client is sent to nobody. */
const Recognition = window.SpeechRecognition ?? window.webkitSpeechRecognition;
const OPTIONS = { langs: [document.documentElement.lang], processLocally: true };
const SAYS = {
  ready: "Speech becomes words on this device and is sent nowhere.",
  none: "This browser cannot turn speech into words on the device itself. Use the microphone of the keyboard.",
  refused: "The microphone is not allowed here. Allow it for this page in the browser’s settings, then try again.",
  unheard: "Nothing was heard. Try again closer to the microphone, or type.",
  fetching: "The browser gets its language for dictation, once…",
};

export async function connectDictation(form) {
  const buttons = form.querySelectorAll("[data-dictate]");
  const state = buttons.length ? await available() : "unavailable";
  for (const button of buttons) connect(button, form.elements[`${button.dataset.dictate}.note`], state);
}

async function available() {
  return (await Recognition?.available?.(OPTIONS).catch(() => null)) ?? "unavailable";
}

function connect(button, note, state) {
  const says = note.parentElement.querySelector("[data-dictation-says]");
  const say = (text) => { says.textContent = text; };
  const isReady = state === "available" || state === "downloadable";
  button.hidden = !isReady;
  say(isReady ? SAYS.ready : SAYS.none);
  if (isReady) button.addEventListener("click", listener(button, note, say, state));
}

function listener(button, note, say, state) {
  let listening = null;
  const done = () => {
    listening = null;
    button.setAttribute("aria-pressed", "false");
    button.querySelector("span").textContent = "Dictate";
  };
  return async () => {
    if (listening) return listening.stop();
    if (state === "downloadable") {
      say(SAYS.fetching);
      state = (await Recognition.install(OPTIONS).catch(() => false)) ? "available" : "unavailable";
      if (state !== "available") return say(SAYS.none);
    }
    say(SAYS.ready);
    listening = listen(note, say, done);
    button.setAttribute("aria-pressed", "true");
    button.querySelector("span").textContent = "Stop";
  };
}

function listen(note, say, done) {
  const recognition = Object.assign(new Recognition(), { lang: OPTIONS.langs[0], processLocally: true, continuous: true });
  recognition.onresult = ({ resultIndex, results }) => {
    const heard = [...results].slice(resultIndex).map(([best]) => best.transcript.trim()).join(" ");
    note.value = [note.value.trimEnd(), heard].filter(Boolean).join(" ").slice(0, note.maxLength);
    note.dispatchEvent(new Event("input", { bubbles: true }));
  };
  recognition.onerror = ({ error }) => say(error === "no-speech" ? SAYS.unheard : error === "not-allowed" ? SAYS.refused : SAYS.none);
  recognition.onend = done;
  recognition.start();
  return recognition;
}
