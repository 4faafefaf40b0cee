package io.github.gpuadvisor.report.html;

/**
 * The style sheet: light and dark, on screens of any width, and on paper. Parts have the colors of
 * Okabe and Ito, which people who see no red or green tell apart.
 */
final class Style {
  static final String SHEET =
      """
      :root{--ink:#1b1b1b;--soft:#555;--paper:#fff;--rule:#d0d0d0;--faint:#ececec;--link:#004f8a;--best:#0072b2;--other:#8a8a8a;
      --c0:#0072b2;--c1:#e69f00;--c2:#009e73;--c3:#cc79a7;--c4:#56b4e9;--c5:#d55e00}
      @media(prefers-color-scheme:dark){:root{--ink:#ececec;--soft:#b4b4b4;--paper:#161616;--rule:#454545;--faint:#2c2c2c;--link:#8cc8ff;
      --best:#56b4e9;--other:#8f8f8f;--c0:#3f97cf}}
      *{box-sizing:border-box}
      body{margin:0;color:var(--ink);background:var(--paper);font:16px/1.5 system-ui,sans-serif}
      main{max-width:72rem;margin:0 auto;padding:1.5rem 1rem 4rem}
      h1{font-size:1.35rem;line-height:1.3;margin:0}h2{font-size:1.15rem;margin:2.2rem 0 .6rem}h3{font-size:1rem;margin:1.2rem 0 .4rem}
      p{margin:.5rem 0}.origin,.note,figcaption{color:var(--soft);font-size:.9rem}.verdict{font-size:1.1rem}
      a{color:var(--link)}code{font:.92em ui-monospace,monospace;overflow-wrap:anywhere}
      .scroll{overflow-x:auto;position:relative}.scroll:focus-visible{outline:2px solid var(--link)}
      table{border-collapse:collapse;font-variant-numeric:tabular-nums;font-size:.92rem}.ranking{width:100%}
      th,td{padding:.3rem .6rem .3rem 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--faint)}
      thead th{color:var(--soft);font-weight:600;border-bottom:1px solid var(--rule)}
      tbody th{font-weight:400;white-space:nowrap}
      .number,.ranking td:last-child{white-space:nowrap}.number{text-align:right}.ranking td:nth-child(2){min-width:8.5rem}.ranking td:nth-child(4){min-width:9rem}
      .hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
      .formulas td:last-child,.facts td:last-child{min-width:16rem}
      .charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,26rem),1fr));gap:1rem 2rem}
      figure{margin:1rem 0;min-width:0;break-inside:avoid}figure h3{margin-top:0}
      svg{width:100%;height:auto;display:block}svg text{font:13px system-ui,sans-serif;fill:var(--ink)}
      svg text.axis,svg text.note{fill:var(--soft);font-size:12px}svg text.rank{font-weight:600}svg text.rank,svg text.note{paint-order:stroke;stroke:var(--paper);stroke-width:3px}
      .grid{stroke:var(--faint)}.frame{stroke:var(--rule)}.whisker{stroke:var(--other);stroke-width:1.5}
      .line{fill:none;stroke-width:2}.l0{stroke:var(--c0)}.l1{stroke:var(--c1)}.l2{stroke:var(--c2)}.l3{stroke:var(--c3)}.l4{stroke:var(--c4)}.l5{stroke:var(--c5)}
      .front,.roof{fill:none;stroke:var(--best);stroke-width:2}.roof{stroke:var(--ink)}
      .dot{fill:var(--other)}.dot.best{fill:var(--best)}.dot.faint{fill:var(--rule)}.limit{stroke:var(--ink);stroke-width:2}
      .c0,.s0{fill:var(--c0);background:var(--c0)}.c1,.s1{fill:var(--c1);background:var(--c1)}.c2,.s2{fill:var(--c2);background:var(--c2)}
      .c3,.s3{fill:var(--c3);background:var(--c3)}.c4,.s4{fill:var(--c4);background:var(--c4)}.c5,.s5{fill:var(--c5);background:var(--c5)}
      .legend{list-style:none;display:flex;flex-wrap:wrap;gap:.2rem 1rem;margin:.4rem 0;padding:0;font-size:.88rem}
      .swatch{display:inline-block;width:.8rem;height:.8rem;margin-right:.35rem;border-radius:2px;print-color-adjust:exact;-webkit-print-color-adjust:exact}
      .eliminated li{margin:.4rem 0}
      @media print{body{font-size:10pt}main{max-width:none;padding:0}.scroll{overflow:visible}.ranking td{white-space:normal}
      h2,h3{break-after:avoid}tr,figure{break-inside:avoid}}
      """;

  /** For a drawing that stands alone: programs that show such files often know no variables. */
  static final String DRAWING =
      """
      text{font:13px system-ui,sans-serif;fill:#1b1b1b}text.axis,text.note{fill:#555;font-size:12px}text.name{font-weight:600}
      .paper{fill:#fff}.grid{stroke:#ececec}.frame{stroke:#d0d0d0}.line{fill:none;stroke-width:2}
      .l0{stroke:#0072b2}.l1{stroke:#e69f00}.l2{stroke:#009e73}.l3{stroke:#cc79a7}.l4{stroke:#56b4e9}.l5{stroke:#d55e00}
      .c0{fill:#0072b2}.c1{fill:#e69f00}.c2{fill:#009e73}.c3{fill:#cc79a7}.c4{fill:#56b4e9}.c5{fill:#d55e00}
      """;

  private Style() {}
}
