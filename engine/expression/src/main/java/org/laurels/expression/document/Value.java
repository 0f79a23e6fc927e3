// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression.document;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.laurels.expression.Fault;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A value of a file. What asks for a type gets it, or leaves a problem and gets nothing. */
final class Value {
  private final YamlFile file;
  private final Node node;

  Value(YamlFile file, Node node) {
    this.file = file;
    this.node = node;
  }

  Place place() {
    return file.place(node);
  }

  Problems problems() {
    return file.problems();
  }

  boolean isMapping() {
    return node instanceof MappingNode;
  }

  boolean isList() {
    return node instanceof SequenceNode;
  }

  boolean isNothing() {
    return node.getTag().equals(Tag.NULL);
  }

  /** Whether it is a scalar of these characters. */
  boolean isText(String text) {
    return node instanceof ScalarNode scalar && scalar.getValue().equals(text);
  }

  boolean isNumber() {
    return node.getTag().equals(Tag.INT);
  }

  /** The characters of a scalar, of whatever type YAML takes it for. */
  Optional<String> scalar(String wanted) {
    if (node instanceof ScalarNode scalar && !isNothing()) {
      return Optional.of(scalar.getValue());
    }
    return wrong(wanted);
  }

  /** A text to be shown, within its limit. */
  Optional<String> title() {
    return scalar("a text")
        .filter(
            text -> {
              boolean fits = !text.isBlank() && text.length() <= DocumentLimits.TEXT_LENGTH_MAX;
              if (!fits) {
                problems().add(place(), "a text of 1 to 500 characters is wanted here");
              }
              return fits;
            });
  }

  /** A text that is one of these. */
  Optional<String> oneOf(String what, Collection<String> names) {
    Optional<String> said = scalar(what);
    if (said.isPresent() && !names.contains(said.get())) {
      problems().addUnknown(place(), what, said.get(), names);
      return Optional.empty();
    }
    return said;
  }

  /** An id: lower case words joined by hyphens. */
  Optional<String> id() {
    Optional<String> said = scalar("an id");
    if (said.isPresent() && !isId(said.get())) {
      problems().add(place(), badId(said.get()));
      return Optional.empty();
    }
    return said;
  }

  static boolean isId(String said) {
    return said.length() <= DocumentLimits.ID_LENGTH_MAX
        && said.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  }

  static String badId(String said) {
    String shown =
        said.length() <= DocumentLimits.ID_LENGTH_MAX ? said : said.substring(0, 64) + "…";
    return "'" + shown + "' is no id: at most 64 of a-z, 0-9 and single hyphens, from a letter on";
  }

  Optional<Long> number(long min, long max) {
    if (isNumber()) {
      try {
        long number = Long.parseLong(((ScalarNode) node).getValue());
        if (number >= min && number <= max) {
          return Optional.of(number);
        }
      } catch (NumberFormatException e) {
        // beyond any long: said below
      }
    }
    return wrong("a whole number from " + min + " to " + max);
  }

  boolean isYesNo() {
    return node.getTag().equals(Tag.BOOL);
  }

  Optional<Boolean> yesNo() {
    if (isYesNo()) {
      return Optional.of(((ScalarNode) node).getValue().equalsIgnoreCase("true"));
    }
    return wrong("true or false");
  }

  /** The values of a list; a value that is no list counts as a list of itself. */
  List<Value> oneOrMore() {
    return isList() ? list("a list").orElse(List.of()) : List.of(this);
  }

  Optional<List<Value>> list(String wanted) {
    if (node instanceof SequenceNode sequence) {
      return Optional.of(sequence.getValue().stream().map(one -> new Value(file, one)).toList());
    }
    return wrong(wanted);
  }

  Optional<Fields> fields(String wanted) {
    if (!(node instanceof MappingNode mapping)) {
      return wrong(wanted);
    }
    Fields fields = new Fields(place(), problems());
    for (NodeTuple tuple : mapping.getValue()) {
      Value key = new Value(file, tuple.getKeyNode());
      key.scalar("a key")
          .ifPresent(name -> fields.put(name, key.place(), new Value(file, tuple.getValueNode())));
    }
    return Optional.of(fields);
  }

  /** Adds what is wrong with the expression that this scalar holds. */
  void addFaults(List<Fault> faults) {
    for (Fault fault : faults) {
      problems().add(placeOf(fault), fault.message(), fault.suggestion());
    }
  }

  private Place placeOf(Fault fault) {
    if (!(node instanceof ScalarNode scalar)) {
      return place();
    }
    int[] value = scalar.getValue().codePoints().toArray();
    int line = 1;
    int offset = 0;
    while (offset < value.length && line < fault.line()) {
      if (value[offset++] == '\n') {
        line++;
      }
    }
    return file.place(scalar, offset + fault.column() - 1);
  }

  private <T> Optional<T> wrong(String wanted) {
    problems().add(place(), wanted + " is wanted here");
    return Optional.empty();
  }
}
