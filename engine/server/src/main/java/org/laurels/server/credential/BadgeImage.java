// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.credential;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Draws a badge as an SVG: a medal in the community's colour within a wreath, the ring in the
 * tier's metal. Nothing in it is loaded from elsewhere. Names may hold anything: they are escaped.
 *
 * @param name of the badge, wrapped into three lines and cut where it is longer
 * @param tier such as bronze, silver or gold
 * @param community named below
 * @param colour of the community, as in {@code #2c6e49}
 */
public record BadgeImage(String name, String tier, String community, String colour) {
  /** The colour of a community that has chosen none. */
  public static final String LEAF = "#2c6e49";

  private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");
  private static final Map<String, String> METALS =
      Map.of("bronze", "#b0764a", "silver", "#a3adb5", "gold", "#d9ad33");
  private static final String OTHER_METAL = "#8c9a92";
  private static final int LEAVES = 9;
  private static final int LINE_MAX = 15;
  private static final int LINES_MAX = 3;
  private static final int WORD_MAX = 40;
  private static final int DARK_BELOW = 150;

  public BadgeImage {
    if (!COLOUR.matcher(colour).matches()) {
      throw new IllegalArgumentException("a colour is written as #2c6e49: " + colour);
    }
  }

  /** The colour of a tier's metal; one for all tiers of a programme's own. */
  public static String metal(String tier) {
    return METALS.getOrDefault(tier.toLowerCase(Locale.ROOT), OTHER_METAL);
  }

  /** The whole image. */
  public String svg() {
    String metal = metal(tier);
    String title = escape(name) + (tier.isEmpty() ? "" : ", " + escape(tier));
    StringBuilder svg = new StringBuilder();
    svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 400 400\" width=\"400\"")
        .append(" height=\"400\" role=\"img\">\n<title>")
        .append(title)
        .append(", ")
        .append(escape(community))
        .append("</title>\n");
    wreath(svg);
    svg.append("<circle cx=\"200\" cy=\"190\" r=\"124\" fill=\"")
        .append(metal)
        .append("\"/>\n<circle cx=\"200\" cy=\"190\" r=\"112\" fill=\"")
        .append(colour)
        .append("\"/>\n<circle cx=\"200\" cy=\"190\" r=\"104\" fill=\"none\" stroke=\"")
        .append(metal)
        .append("\" stroke-width=\"1.5\" stroke-dasharray=\"2 5\" stroke-linecap=\"round\"/>\n");
    words(svg, metal);
    return svg.append("</svg>\n").toString();
  }

  private void wreath(StringBuilder svg) {
    svg.append("<g fill=\"").append(colour).append("\">\n");
    for (int i = 0; i < LEAVES; i++) {
      int angle = 20 + i * 16;
      leaf(svg, angle, 28);
      leaf(svg, -angle, -28);
    }
    svg.append("</g>\n");
  }

  /** One leaf below the medal's middle, turned around it, and leaning outwards. */
  private static void leaf(StringBuilder svg, int angle, int lean) {
    svg.append("<ellipse cx=\"200\" cy=\"346\" rx=\"9\" ry=\"25\" transform=\"rotate(")
        .append(angle)
        .append(" 200 190) rotate(")
        .append(90 + lean)
        .append(" 200 346)\"/>\n");
  }

  private void words(StringBuilder svg, String metal) {
    List<String> lines = lines();
    int longest = lines.stream().mapToInt(BadgeImage::length).max().orElse(1);
    int size = Math.max(15, Math.min(34, 290 / Math.max(1, longest)));
    String ink = brightness(colour) < DARK_BELOW ? "#ffffff" : "#141815";
    svg.append("<g font-family=\"system-ui, -apple-system, 'Segoe UI', sans-serif\"")
        .append(" text-anchor=\"middle\" fill=\"")
        .append(ink)
        .append("\">\n<path transform=\"translate(200 128)\" fill=\"")
        .append(metal)
        .append("\" d=\"M0-22 6-7 22-7 9 3 14 19 0 9-14 19-9 3-22-7-6-7Z\"/>\n");
    int first = 200 - (lines.size() - 1) * (size + 5) / 2;
    for (int i = 0; i < lines.size(); i++) {
      text(svg, first + i * (size + 5), size, 700, lines.get(i));
    }
    text(svg, 262, 14, 400, cut(tier.toUpperCase(Locale.ROOT), LINE_MAX));
    svg.append("</g>\n<g font-family=\"system-ui, -apple-system, 'Segoe UI', sans-serif\"")
        .append(" text-anchor=\"middle\">\n<rect x=\"90\" y=\"324\" width=\"220\" height=\"40\"")
        .append(" rx=\"20\" fill=\"#ffffff\" stroke=\"")
        .append(metal)
        .append("\" stroke-width=\"3\"/>\n<g fill=\"#141815\">\n");
    text(svg, 350, 16, 600, cut(community, 24));
    svg.append("</g>\n</g>\n");
  }

  private static void text(StringBuilder svg, int y, int size, int weight, String words) {
    svg.append("<text x=\"200\" y=\"")
        .append(y)
        .append("\" font-size=\"")
        .append(size)
        .append("\" font-weight=\"")
        .append(weight)
        .append("\">")
        .append(escape(words))
        .append("</text>\n");
  }

  /** The name by words; what does not fit is cut and says so. */
  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : name.strip().split("\\s+")) {
      String next = line.isEmpty() ? word : line + " " + word;
      if (length(next) <= LINE_MAX || line.isEmpty()) {
        line = next;
      } else {
        lines.add(cut(line, LINE_MAX + 5));
        line = word;
      }
    }
    lines.add(cut(line, LINE_MAX + 5));
    if (lines.size() <= LINES_MAX) {
      return lines;
    }
    List<String> shown = new ArrayList<>(lines.subList(0, LINES_MAX - 1));
    shown.add(cut(lines.get(LINES_MAX - 1) + " …", WORD_MAX));
    return shown;
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private static String cut(String text, int most) {
    return length(text) <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
  }

  private static int brightness(String colour) {
    int rgb = Integer.parseInt(colour.substring(1), 16);
    return ((rgb >> 16 & 0xff) * 299 + (rgb >> 8 & 0xff) * 587 + (rgb & 0xff) * 114) / 1_000;
  }

  /** For XML's text and attributes; what XML cannot hold at all is left out. */
  public static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            each -> {
              switch (each) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> {
                  if (isOfXml(each)) {
                    escaped.appendCodePoint(each);
                  }
                }
              }
            });
    return escaped.toString();
  }

  private static boolean isOfXml(int each) {
    return each == '\t'
        || each == '\n'
        || (each >= 0x20 && each <= 0xd7ff)
        || (each >= 0xe000 && each <= 0xfffd)
        || each >= 0x10000;
  }
}
