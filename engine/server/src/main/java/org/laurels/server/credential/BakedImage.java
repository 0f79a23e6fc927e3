// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.credential;

import java.io.StringReader;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** An SVG that carries the credential it shows, as Open Badges 3.0 bakes it. */
final class BakedImage {
  private static final String NAMESPACE = "https://purl.imsglobal.org/ob/v3p0";

  private BakedImage() {}

  /** Puts a signed credential into an image of ours, right behind its first tag. */
  static String bake(String svg, String signed) {
    int end = svg.indexOf('>') + 1;
    return svg.substring(0, end)
        + "\n<openbadges:credential xmlns:openbadges=\""
        + NAMESPACE
        + "\" verify=\""
        + BadgeImage.escape(signed)
        + "\"/>"
        + svg.substring(end);
  }

  /** The credential that somebody's image carries; empty where it carries none or is no XML. */
  static Optional<String> extract(String svg) {
    XMLInputFactory factory = XMLInputFactory.newInstance();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(svg));
      try {
        while (reader.hasNext()) {
          if (reader.next() == XMLStreamReader.START_ELEMENT
              && reader.getLocalName().equals("credential")
              && NAMESPACE.equals(reader.getNamespaceURI())) {
            return Optional.ofNullable(reader.getAttributeValue(null, "verify")).map(String::strip);
          }
        }
        return Optional.empty();
      } finally {
        reader.close();
      }
    } catch (XMLStreamException e) {
      return Optional.empty();
    }
  }
}
