// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression.document;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * One file of a document: plain YAML without anchors, aliases and tags, so that what is read is
 * never larger than what was written.
 */
final class YamlFile {
  private final String name;
  private final int[] text;
  private final Problems problems;

  private YamlFile(String name, String text, Problems problems) {
    this.name = name;
    this.text = text.codePoints().toArray();
    this.problems = problems;
  }

  /** The top of the file, or nothing where problems were found. */
  static Optional<Value> parse(String name, String text, Problems problems) {
    YamlFile file = new YamlFile(name, text, problems);
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(name)
            .setCodePointLimit(DocumentLimits.SIZE_MAX)
            .setMaxAliasesForCollections(0)
            .setAllowDuplicateKeys(true) // we report them ourselves, all at once
            .build();
    try {
      if (!file.isPlain(new Parse(settings).parseString(text))) {
        return Optional.empty();
      }
      Optional<Node> top = new Compose(settings).composeString(text);
      if (top.isEmpty()) {
        problems.add(Place.startOf(name), "the document is empty");
      }
      return top.map(node -> new Value(file, node));
    } catch (MarkedYamlEngineException e) {
      Place place =
          e.getProblemMark().or(e::getContextMark).map(file::place).orElse(Place.startOf(name));
      problems.add(place, "not YAML: " + e.getProblem() + file.hint(place));
    } catch (ReaderException e) {
      problems.add(file.place(e.getPosition()), "not YAML: a character that is not allowed");
    } catch (YamlEngineException e) {
      problems.add(Place.startOf(name), "not YAML: " + e.getMessage());
    }
    return Optional.empty();
  }

  private boolean isPlain(Iterable<Event> events) {
    int depth = 0;
    int documents = 0;
    boolean plain = true;
    for (Event event : events) {
      Place place = event.getStartMark().map(this::place).orElse(Place.startOf(name));
      @Nullable String wrong = null;
      if (event instanceof CollectionStartEvent && ++depth > DocumentLimits.NESTING_MAX) {
        problems.add(place, "nested more than " + DocumentLimits.NESTING_MAX + " deep");
        return false;
      } else if (event instanceof CollectionEndEvent) {
        depth--;
      } else if (event instanceof DocumentStartEvent && ++documents > 1) {
        wrong = "a file holds one document";
      }
      if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
        wrong = "anchors and aliases (& and *) are not taken; quote a text that begins so";
      }
      if (isTagged(event)) {
        wrong = "tags (!) are not taken; quote a text that begins so";
      }
      if (wrong != null) {
        problems.add(place, wrong);
        plain = false;
      }
    }
    return plain;
  }

  private static boolean isTagged(Event event) {
    if (event instanceof ScalarEvent scalar) {
      return scalar.getTag().isPresent();
    }
    return !(event instanceof AliasEvent)
        && event instanceof CollectionStartEvent start
        && start.getTag().isPresent();
  }

  /** What to try where an expression has upset the YAML around it. */
  private String hint(Place place) {
    String[] lines = new String(text, 0, text.length).split("\n", -1);
    for (int line = Math.min(place.line(), lines.length); line > 0; line--) {
      String start = lines[line - 1].strip();
      if (!start.isEmpty()) {
        return start.matches("(?s).*\\b(if|while|key|keep-if): *['\"{\\[!&*@`|>%].*")
                || start.matches("(?s).*\\b(if|while|key|keep-if): .*: .*")
            ? "; put the expression in double quotes"
            : "";
      }
    }
    return "";
  }

  String name() {
    return name;
  }

  Problems problems() {
    return problems;
  }

  Place place(Mark mark) {
    return new Place(name, mark.getLine() + 1, mark.getColumn() + 1);
  }

  Place place(Node node) {
    return node.getStartMark().map(this::place).orElse(Place.startOf(name));
  }

  private Place place(int index) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < index && i < text.length; i++) {
      column++;
      if (text[i] == '\n') {
        line++;
        column = 1;
      }
    }
    return new Place(name, line, column);
  }

  /**
   * Where a character of a scalar's value stands in the file, through quotes, escapes and folding.
   *
   * @param offset in code points of the value
   */
  Place place(ScalarNode scalar, int offset) {
    if (scalar.getStartMark().isEmpty() || scalar.getEndMark().isEmpty()) {
      return Place.startOf(name);
    }
    int at = scalar.getStartMark().get().getIndex();
    int end = Math.min(text.length, scalar.getEndMark().get().getIndex());
    if (isBlock(scalar)) {
      while (at < end && text[at] != '\n') {
        at++;
      }
    } else if (!scalar.isPlain()) {
      at++;
    }
    int[] value = scalar.getValue().codePoints().toArray();
    int found = at;
    for (int i = 0; i <= offset && i < value.length; i++) {
      if (!Character.isWhitespace(value[i])) {
        while (at < end && text[at] != value[i]) {
          at++;
        }
      }
      found = at;
      at++;
    }
    return place(offset < value.length ? found : Math.min(found + 1, end));
  }

  private static boolean isBlock(ScalarNode scalar) {
    return scalar.getScalarStyle() == ScalarStyle.LITERAL
        || scalar.getScalarStyle() == ScalarStyle.FOLDED;
  }
}
