// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class BadgeImageTest {
  private static Document parsed(String svg) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Nice Answer",
        "<script>alert(1)</script>",
        "\"]]>&amp;'--><!--",
        "a\u0000b\u000bc\ud800d",
        "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀",
        " ",
        "one two three four five six seven eight nine ten eleven twelve thirteen"
      })
  void anyName_isWellFormed(String name) throws Exception {
    Document image = parsed(new BadgeImage(name, name, name, "#2c6e49").svg());

    assertThat(image.getDocumentElement().getLocalName()).isEqualTo("svg");
    assertThat(image.getElementsByTagName("script").getLength()).isZero();
  }

  @Test
  void name_isWrappedAndWhole_whereItFits() throws Exception {
    Document image =
        parsed(new BadgeImage("Helper of the whole year", "gold", "beer", "#2c6e49").svg());
    String words = image.getDocumentElement().getTextContent();

    assertThat(words).contains("Helper of the").contains("whole year").contains("GOLD");
  }

  @Test
  void ink_isDarkOnALightColour() {
    assertThat(new BadgeImage("a", "gold", "b", "#ffee88").svg())
        .contains("fill=\"#141815\">\n<path");
    assertThat(new BadgeImage("a", "gold", "b", "#102030").svg())
        .contains("fill=\"#ffffff\">\n<path");
  }

  @Test
  void colour_isNothingElse() {
    assertThatThrownBy(() -> new BadgeImage("a", "b", "c", "red\" onload=\"x"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void baked_isExtractedAgain() throws Exception {
    String svg = BakedImage.bake(new BadgeImage("a>b", "b", "c", "#2c6e49").svg(), "aa.bb.cc");

    parsed(svg);
    assertThat(BakedImage.extract(svg)).contains("aa.bb.cc");
    assertThat(BakedImage.extract(new BadgeImage("a", "b", "c", "#2c6e49").svg())).isEmpty();
    assertThat(BakedImage.extract("<svg")).isEmpty();
  }
}
