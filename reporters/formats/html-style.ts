import { outcomes } from "../../engine/judge/verdict.ts";

/** A colour per outcome, on light and on dark ground; each has a contrast of at least 4.5 to 1. */
const colours = {
  conforms: ["#1a7f37", "#57d173"],
  violates: ["#c0202b", "#ff7b72"],
  observed: ["#0b6e8a", "#56c7dd"],
  untestable: ["#8a5a00", "#e3b341"],
  inapplicable: ["#59636e", "#9aa4af"],
  broken: ["#8e3bb0", "#d2a8ff"],
} as const satisfies Record<(typeof outcomes)[number], readonly [light: string, dark: string]>;

const filters = outcomes
  .map((outcome) => `#show-${outcome}:checked~main .result:not(.${outcome})`)
  .join(",\n");
const emptyAreas = outcomes
  .map((outcome) => `#show-${outcome}:checked~main .area:not(:has(.${outcome}))`)
  .join(",\n");
const chosen = ["all", ...outcomes]
  .map((outcome) => `#show-${outcome}:checked~nav label[for=show-${outcome}]`)
  .join(",\n");
const focused = ["all", ...outcomes]
  .map((outcome) => `#show-${outcome}:focus-visible~nav label[for=show-${outcome}]`)
  .join(",\n");

/** The style of the page. Filtering is done by radio buttons that stand before what they filter; no script is needed. */
export const htmlStyle = `:root{color-scheme:light dark;--ground:#fff;--raised:#f6f8fa;--text:#1f2328;--faint:#59636e;--line:#d1d9e0;
${outcomes.map((outcome) => `--${outcome}:${colours[outcome][0]}`).join(";")}}
@media (prefers-color-scheme:dark){:root{--ground:#0f141a;--raised:#182028;--text:#e6edf3;--faint:#9aa4af;--line:#303a45;
${outcomes.map((outcome) => `--${outcome}:${colours[outcome][1]}`).join(";")}}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:70rem;padding:2rem 1.25rem 4rem;background:var(--ground);color:var(--text);
font:16px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
h1{font-size:1.6rem;margin:0 0 .25rem}
h2{font-size:1.1rem;margin:2rem 0 .5rem;display:flex;gap:.75rem;align-items:baseline;flex-wrap:wrap}
h2 small,.faint{color:var(--faint);font-weight:400;font-size:.875rem}
code,pre{font:13px/1.5 ui-monospace,SFMono-Regular,Menlo,monospace}
pre{margin:.25rem 0 .75rem;padding:.75rem;background:var(--raised);border:1px solid var(--line);border-radius:6px;
white-space:pre-wrap;max-height:24rem;overflow:auto}
blockquote{margin:.5rem 0;padding:.1rem 0 .1rem .9rem;border-left:3px solid var(--line);color:var(--faint)}
blockquote p{margin:0}
a{color:inherit}
h1 code,.facts code,.found code{font:inherit}
.verdict p{margin:.75rem 0 1.25rem;padding:.75rem 1rem;border-left:5px solid var(--c);background:var(--raised);
border-radius:6px;font-weight:600}
${outcomes.map((outcome) => `.${outcome}{--c:var(--${outcome})}`).join("\n")}
.facts dl{display:grid;grid-template-columns:max-content 1fr;gap:.15rem 1rem;margin:0;font-size:.875rem}
.facts dt{color:var(--faint)}dd{margin:0}
.legend{margin-top:2rem}.legend summary{cursor:pointer;margin-bottom:.5rem}
input[name=show]{position:absolute;opacity:0;pointer-events:none}
nav{display:flex;flex-wrap:wrap;gap:.5rem;margin:1.5rem 0;position:sticky;top:0;padding:.5rem 0;background:var(--ground);z-index:1}
nav label{cursor:pointer;padding:.35rem .8rem;border:1px solid var(--line);border-radius:2rem;background:var(--raised);font-size:.9rem}
nav label b{color:var(--c,var(--text));margin-right:.35rem}
${chosen}{border-color:var(--c,var(--text));box-shadow:inset 0 0 0 1px var(--c,var(--text))}
${focused}{outline:2px solid currentColor;outline-offset:2px}
.result{border:1px solid var(--line);border-radius:6px;margin:.3rem 0;background:var(--ground)}
.result>summary,.result.plain{padding:.4rem .75rem;display:grid;grid-template-columns:1.25rem minmax(16rem,24rem) 9.5rem 1fr;gap:.5rem;align-items:baseline}
.result>summary{cursor:pointer;list-style:none}
.result>summary::-webkit-details-marker{display:none}
.result>summary:hover{background:var(--raised)}
.result>summary .found::after{content:" ▸";color:var(--faint)}
.result[open]>summary .found::after{content:" ▾"}
.result .mark{color:var(--c);font-weight:700;text-align:center}
.result .level,.result .found{font-size:.875rem;color:var(--faint)}
.result.violates .found{color:var(--c)}
.result .body{padding:.25rem 1rem .75rem 2.5rem;border-top:1px solid var(--line)}
.result .body dl{margin:0}
.result .body dt{font-size:.8rem;margin:.75rem 0 0;color:var(--faint);font-weight:600}
body>section{padding:.1rem 1rem;border-left:5px solid var(--violates);background:var(--raised);border-radius:6px}
body>section h2{margin:.5rem 0}
${filters},
${emptyAreas}{display:none}
footer{margin-top:3rem;color:var(--faint);font-size:.875rem}
@media (max-width:48rem){.result>summary,.result.plain{grid-template-columns:1.25rem 1fr}.result .level,.result .found{grid-column:2}
.result .body{padding-left:1rem}}
@media print{nav{display:none}}
`;
