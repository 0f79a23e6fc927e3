// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.embed;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.laurels.server.credential.BadgeImage;

/**
 * Draws a member's standing as an SVG that works as an image on any page, light or dark. It loads
 * nothing and says only names and numbers, so that it is of no language.
 *
 * @param name of the member; may hold anything
 * @param rank empty where there is none
 * @param balance what is counted most; null where nothing is
 * @param medals the rarest badges
 * @param community named below
 * @param colour of the community, as in {@code #2c6e49}
 */
record StandingImage(
    String name,
    String rank,
    EmbeddedStanding.@Nullable Balance balance,
    List<Medal> medals,
    String community,
    String colour) {
  private static final int LEFT = 30;
  private static final int RIGHT = 404;
  private static final int MEDAL_WIDTH = 126;
  private static final int NAME_WIDTH_MAX = 26;
  private static final int RANK_WIDTH_MAX = 34;
  private static final int MEDAL_WIDTH_MAX = 16;
  private static final int COMMUNITY_WIDTH_MAX = 60;

  /** From here on characters are about as wide as high. */
  private static final int WIDE_FROM = 0x1100;

  private static final String STYLE =
      """
      <style>
      .paper{fill:#fff;stroke:#d5dbd8}.ink{fill:#1d2420}.soft{fill:#5a655f}
      @media (prefers-color-scheme:dark){
      .paper{fill:#1b2125;stroke:#3a434a}.ink{fill:#e7ecea}.soft{fill:#a5b1ab}}
      </style>
      """;

  /** A badge by name and tier. */
  record Medal(String name, String tier) {}

  /** The whole image. */
  String svg() {
    StringBuilder svg = new StringBuilder(2_000);
    svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 420 120\" width=\"420\"")
        .append(" height=\"120\" role=\"img\" aria-labelledby=\"t d\">\n<title id=\"t\">")
        .append(BadgeImage.escape(name + ", " + community))
        .append("</title>\n<desc id=\"d\">")
        .append(BadgeImage.escape(described()))
        .append("</desc>\n")
        .append(STYLE)
        .append(
            "<rect class=\"paper\" x=\".5\" y=\".5\" width=\"419\" height=\"119\" rx=\"10\"/>\n")
        .append("<rect x=\"14\" y=\"18\" width=\"4\" height=\"84\" rx=\"2\" fill=\"")
        .append(BadgeImage.escape(colour))
        .append("\"/>\n<g font-family=\"system-ui, -apple-system, 'Segoe UI', sans-serif\">\n");
    text(svg, LEFT, 38, "ink", 18, cut(name, NAME_WIDTH_MAX));
    text(svg, LEFT, 59, "soft", 13, cut(rank, RANK_WIDTH_MAX));
    if (balance != null) {
      svg.append("<g text-anchor=\"end\">\n");
      text(svg, RIGHT, 38, "ink", 22, number(balance.amount()));
      text(svg, RIGHT, 59, "soft", 12, cut(balance.unit().replace('-', ' '), MEDAL_WIDTH_MAX));
      svg.append("</g>\n");
    }
    int left = LEFT;
    for (Medal medal : medals) {
      svg.append("<circle cx=\"")
          .append(left + 5)
          .append("\" cy=\"80\" r=\"5\" fill=\"")
          .append(BadgeImage.metal(medal.tier()))
          .append("\"/>\n");
      text(svg, left + 15, 84, "ink", 12, cut(medal.name(), MEDAL_WIDTH_MAX));
      left += MEDAL_WIDTH;
    }
    text(svg, LEFT, 106, "soft", 11, cut(community, COMMUNITY_WIDTH_MAX));
    return svg.append("</g>\n</svg>\n").toString();
  }

  private String described() {
    EmbeddedStanding.Balance most = balance;
    Stream<String> figures =
        Stream.of(rank, most == null ? "" : number(most.amount()) + " " + most.unit());
    Stream<String> badges =
        medals.stream()
            .map(
                medal ->
                    medal.tier().isEmpty()
                        ? medal.name()
                        : medal.name() + " (" + medal.tier() + ")");
    return Stream.concat(figures, badges)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" · "));
  }

  private static void text(StringBuilder svg, int x, int y, String ink, int size, String words) {
    svg.append("<text x=\"")
        .append(x)
        .append("\" y=\"")
        .append(y)
        .append("\" class=\"")
        .append(ink)
        .append("\" font-size=\"")
        .append(size)
        .append(size > 16 ? "\" font-weight=\"650" : "")
        .append("\">")
        .append(BadgeImage.escape(words))
        .append("</text>\n");
  }

  /** Grouped by narrow spaces, as no language mistakes it. */
  private static String number(long number) {
    String digits = String.format(Locale.ROOT, "%,d", Math.abs(number)).replace(',', '\u202f');
    return number < 0 ? "\u2212" + digits : digits;
  }

  /** What fits into so many letters' width; what does not is cut and says so. */
  private static String cut(String text, int most) {
    int width = 0;
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      width += text.codePointAt(at) < WIDE_FROM ? 1 : 2;
      if (width > most) {
        return text.substring(0, at) + "…";
      }
    }
    return text;
  }
}
