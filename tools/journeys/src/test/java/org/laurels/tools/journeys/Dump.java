// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.journeys;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** A real dump with what its site had computed itself: the truth to compare with. */
final class Dump {
  private final Path folder;
  private final String name;

  private Dump(Path folder, String name) {
    this.folder = folder;
    this.name = name;
  }

  /** The dump of that name; where the data are not there, the test is skipped and says so. */
  static Dump named(String name) {
    Path folder = Path.of(System.getProperty("laurels.shared"), "data", "stackexchange", name);
    if (!Files.isDirectory(folder)) {
      System.err.println("SKIPPED, LOUDLY: no real dump at " + folder);
    }
    assumeTrue(Files.isDirectory(folder), "no real dump at " + folder);
    return new Dump(folder, name);
  }

  Path folder() {
    return folder;
  }

  JsonNode expected() {
    try {
      return new ObjectMapper()
          .readTree(folder.resolveSibling("expected").resolve(name + ".json").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All rows of a table, as their attributes. */
  List<Map<String, String>> rows(String table) {
    List<Map<String, String>> rows = new ArrayList<>();
    try (InputStream in =
        new GZIPInputStream(Files.newInputStream(folder.resolve(table + ".xml.gz")))) {
      XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
      factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
      factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
      factory.setProperty("jdk.xml.totalEntitySizeLimit", "0");
      XMLStreamReader reader = factory.createXMLStreamReader(in);
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamConstants.START_ELEMENT
            && reader.getLocalName().equals("row")) {
          Map<String, String> row = new HashMap<>();
          for (int i = 0; i < reader.getAttributeCount(); i++) {
            row.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
          }
          rows.add(row);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return rows;
  }
}
