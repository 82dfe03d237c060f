// Start of the page. App.svelte is the frame; each view has a folder of its own;
// api/client.ts fetches; route/route.ts says which address shows what.
import { mount } from "svelte";
import App from "./App.svelte";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/parts.css";

mount(App, { target: document.getElementById("app") as HTMLElement });
