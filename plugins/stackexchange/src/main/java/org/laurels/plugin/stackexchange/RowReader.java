// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.stackexchange;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.laurels.spi.PluginException;

/**
 * Reads a file of a dump row by row, holding one row at a time. What it returns is of the row that
 * {@link #next} moved to.
 */
final class RowReader implements AutoCloseable {
  private static final String[] LIMITS_LIFTED = {
    // They count &lt; and the document itself as entities; at the defaults of JDK 24 and later a
    // dump ends after its first 100,000 characters. No entity that grows can occur, as a DOCTYPE is
    // refused, and a row has a bound of its own.
    "jdk.xml.totalEntitySizeLimit",
    "jdk.xml.maxGeneralEntitySizeLimit",
    "jdk.xml.entityExpansionLimit",
  };

  private final String fileName;
  private final String rootName;
  private final RowStream stream;
  private final XMLStreamReader xml;
  private int depth;

  private RowReader(String fileName, RowStream stream, XMLStreamReader xml) {
    this.fileName = fileName;
    this.rootName = fileName.substring(0, fileName.indexOf('.')).toLowerCase(Locale.ROOT);
    this.stream = stream;
    this.xml = xml;
  }

  /** Opens a file whose name ends in .xml or .xml.gz. */
  static RowReader open(Path file, LongConsumer bytesRead) {
    String name = String.valueOf(file.getFileName());
    InputStream raw = null;
    try {
      raw = new CountingStream(Files.newInputStream(file), bytesRead);
      InputStream unpacked =
          name.endsWith(".gz") ? new GZIPInputStream(raw, 1 << 16) : new BufferedInputStream(raw);
      RowStream stream = new RowStream(unpacked);
      return new RowReader(name, stream, factory().createXMLStreamReader(stream));
    } catch (ZipException broken) {
      close(raw);
      throw new PluginException(name, "is not a gzip file", broken);
    } catch (IOException unreadable) {
      close(raw);
      throw new PluginException(name, "cannot be read or is cut short", unreadable);
    } catch (XMLStreamException malformed) {
      close(raw);
      throw new PluginException(name + ":1", problem(malformed), malformed);
    }
  }

  private static void close(@Nullable InputStream stream) {
    if (stream != null) {
      try {
        stream.close();
      } catch (IOException alsoBroken) {
        // What is thrown next says more.
      }
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    for (String limit : LIMITS_LIFTED) {
      if (factory.isPropertySupported(limit)) {
        factory.setProperty(limit, "0");
      }
    }
    return factory;
  }

  /**
   * Moves to the next row.
   *
   * @return false at the end of the file
   * @throws PluginException if the file cannot be read on
   */
  boolean next() {
    stream.nextRow();
    try {
      while (xml.hasNext()) {
        switch (xml.next()) {
          case XMLStreamConstants.DTD ->
              throw new PluginException(
                  place(), "has a DOCTYPE; a dump has none, and it can do harm, so it is refused");
          case XMLStreamConstants.START_ELEMENT -> {
            depth++;
            checkRoot();
            if (depth == 2 && xml.getLocalName().equals("row")) {
              return true;
            }
          }
          case XMLStreamConstants.END_ELEMENT -> depth--;
          default -> {
            // Text between the rows says nothing.
          }
        }
      }
      return false;
    } catch (XMLStreamException malformed) {
      throw unreadable(malformed);
    }
  }

  private void checkRoot() {
    if (depth == 1 && !xml.getLocalName().equals(rootName)) {
      throw new PluginException(
          place(), "holds <" + xml.getLocalName() + ">, not the <" + rootName + "> of a dump");
    }
  }

  private PluginException unreadable(XMLStreamException malformed) {
    String failure = stream.failure();
    String place =
        malformed.getLocation() == null
            ? place()
            : fileName + ":" + malformed.getLocation().getLineNumber();
    return new PluginException(place, failure == null ? problem(malformed) : failure, malformed);
  }

  private static String problem(XMLStreamException malformed) {
    String message = String.valueOf(malformed.getMessage());
    int start = message.indexOf("Message: ");
    return "cannot be read on, it is not well-formed or is cut short: "
        + (start < 0 ? message : message.substring(start + "Message: ".length()));
  }

  /** Where the row ends, for messages. */
  String place() {
    return fileName + ":" + xml.getLocation().getLineNumber();
  }

  /** What a column says, or null where the row has no such column. */
  @Nullable String text(String column) {
    return xml.getAttributeValue(null, column);
  }

  /** A column that every row has. */
  String required(String column) {
    String text = text(column);
    if (text == null || text.isEmpty()) {
      throw new BrokenRowException(column, "is missing");
    }
    return text;
  }

  /** A whole number that every row has. */
  long number(String column) {
    return number(column, required(column));
  }

  /** A whole number, or the given one where the row has no such column. */
  long number(String column, long otherwise) {
    String text = text(column);
    return text == null || text.isEmpty() ? otherwise : number(column, text);
  }

  private static long number(String column, String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException notANumber) {
      throw new BrokenRowException(column, "is not a whole number");
    }
  }

  /** The id of this or of another row, which every row has. */
  int id(String column) {
    long id = number(column);
    if (id < 1 || id > IdSet.ID_MAX) {
      throw new BrokenRowException(column, "is not an id from 1 to " + IdSet.ID_MAX);
    }
    return (int) id;
  }

  /** Whether it is known which row this is, whatever else may be wrong with it. */
  boolean hasId() {
    try {
      return number("Id") <= IdSet.ID_MAX;
    } catch (BrokenRowException unknown) {
      return false;
    }
  }

  /** A moment, which a dump writes in UTC and without saying so. */
  Instant time(String column) {
    String text = required(column);
    try {
      return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException notATime) {
      throw new BrokenRowException(column, "is not a time such as 2014-01-21T20:26:05.383");
    }
  }

  @Override
  public void close() {
    try {
      xml.close();
      stream.close();
    } catch (XMLStreamException | IOException atTheEnd) {
      // All that was wanted has been read.
    }
  }
}
