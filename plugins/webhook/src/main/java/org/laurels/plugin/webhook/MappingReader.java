// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.webhook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.laurels.plugin.webhook.Mapping.EventMapping;
import org.laurels.plugin.webhook.Mapping.ItemMapping;
import org.laurels.plugin.webhook.Mapping.TimeForm;
import org.laurels.spi.ConfigProblem;
import org.laurels.spi.InvalidConfigException;
import org.laurels.spi.SignatureScheme;
import org.laurels.spi.SignatureSchemes;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads a mapping from YAML; tells all that is wrong, each with line and column. */
final class MappingReader {
  private static final int EVENTS_MAX = 100;
  private static final Set<String> ITEM_FIELDS =
      Set.of("id", "kind", "parent", "author", "board", "url", "title", "created");

  /** Stands for what could not be read, where a problem was told. */
  private static final Template NOTHING = new Template(List.of());

  private final String field;
  private final List<ConfigProblem> problems = new ArrayList<>();

  private MappingReader(String field) {
    this.field = field;
  }

  /**
   * Reads a mapping.
   *
   * @param field that holds it, for the problems
   * @throws InvalidConfigException with all that is wrong
   */
  static Mapping read(String field, String text) {
    MappingReader reader = new MappingReader(field);
    Optional<Mapping> mapping = reader.parse(text).map(reader::mapping);
    if (!reader.problems.isEmpty() || mapping.isEmpty()) {
      throw new InvalidConfigException(reader.problems);
    }
    return mapping.get();
  }

  private Optional<Node> parse(String text) {
    LoadSettings settings =
        LoadSettings.builder()
            .setMaxAliasesForCollections(0)
            .setAllowDuplicateKeys(true) // told below, with its place
            .build();
    try {
      Optional<Node> top = new Compose(settings).composeString(text);
      if (top.isEmpty()) {
        problems.add(new ConfigProblem(field, "1:1: is empty"));
      }
      return top;
    } catch (MarkedYamlEngineException e) {
      add(e.getProblemMark(), "not YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      problems.add(new ConfigProblem(field, "1:1: not YAML: " + e.getMessage()));
    }
    return Optional.empty();
  }

  private void add(Optional<Mark> mark, String problem) {
    String place = mark.map(at -> at.getLine() + 1 + ":" + (at.getColumn() + 1)).orElse("1:1");
    problems.add(new ConfigProblem(field, place + ": " + problem));
  }

  private void add(Node node, String problem) {
    add(node.getStartMark(), problem);
  }

  private Mapping mapping(Node top) {
    Map<String, Node> fields = fields(top, Set.of("signature", "header", "prefix", "events"));
    SignatureScheme scheme = signature(top, fields);
    List<EventMapping> events = new ArrayList<>();
    needed(top, fields, "events").ifPresent(listed -> events(listed, events));
    return new Mapping(scheme, events);
  }

  private void events(Node listed, List<EventMapping> events) {
    if (!(listed instanceof SequenceNode list) || list.getValue().isEmpty()) {
      add(listed, "events must be a list with something in it");
      return;
    }
    if (list.getValue().size() > EVENTS_MAX) {
      add(listed, "there are more than " + EVENTS_MAX + " events");
    }
    list.getValue().forEach(each -> events.add(event(each)));
  }

  private SignatureScheme signature(Node top, Map<String, Node> fields) {
    Optional<Node> said = needed(top, fields, "signature");
    Optional<SignatureScheme> named = said.map(this::text).flatMap(SignatureSchemes::named);
    if (named.isEmpty()) {
      said.ifPresent(
          node ->
              add(
                  node,
                  "'"
                      + text(node)
                      + "' is no signature; there are: "
                      + SignatureSchemes.all().stream()
                          .map(SignatureScheme::name)
                          .collect(Collectors.joining(", "))));
      return SignatureSchemes.HUB_SHA256;
    }
    SignatureScheme scheme = named.get();
    Node header = fields.get("header");
    Node prefix = fields.get("prefix");
    try {
      return scheme.in(
          header == null ? scheme.header() : text(header).toLowerCase(Locale.ROOT),
          prefix == null ? scheme.prefix() : text(prefix));
    } catch (IllegalArgumentException e) {
      add(header == null ? top : header, String.valueOf(e.getMessage()));
      return scheme;
    }
  }

  private EventMapping event(Node node) {
    Map<String, Node> fields =
        fields(
            node,
            Set.of(
                "each",
                "when",
                "code-in",
                "type",
                "id",
                "time",
                "time-form",
                "actor",
                "value",
                "undoes",
                "attributes",
                "item"));
    return new EventMapping(
        Optional.ofNullable(fields.get("each")).flatMap(this::path),
        conditions(fields.get("when")),
        Optional.ofNullable(fields.get("code-in")).flatMap(this::path),
        needed(node, fields, "type").map(this::template).orElse(NOTHING),
        needed(node, fields, "id").map(this::template).orElse(NOTHING),
        needed(node, fields, "time").map(this::template).orElse(NOTHING),
        timeForm(fields.get("time-form")),
        template(fields, "actor"),
        template(fields, "value"),
        template(fields, "undoes"),
        templates(fields.get("attributes"), Set.of()),
        Optional.ofNullable(fields.get("item")).map(this::item));
  }

  private ItemMapping item(Node node) {
    Map<String, Node> fields = new LinkedHashMap<>(fields(node, Set.of()));
    Optional<Path> tags = Optional.ofNullable(fields.remove("tags")).flatMap(this::path);
    Map<String, Template> attributes = templates(fields.remove("attributes"), Set.of());
    Map<String, Template> plain = new LinkedHashMap<>();
    fields.forEach(
        (name, value) -> {
          if (!ITEM_FIELDS.contains(name)) {
            add(value, "an item has no '" + name + "'; it has " + sorted(ITEM_FIELDS));
          }
          plain.put(name, template(value));
        });
    if (!plain.containsKey("id")) {
      add(node, "the item's id is missing");
    }
    return new ItemMapping(plain, tags, attributes);
  }

  private TimeForm timeForm(@Nullable Node node) {
    if (node == null) {
      return TimeForm.ISO;
    }
    for (TimeForm form : TimeForm.values()) {
      if (form.name().toLowerCase(Locale.ROOT).equals(text(node))) {
        return form;
      }
    }
    add(node, "time-form must be iso, seconds or millis");
    return TimeForm.ISO;
  }

  private List<Condition> conditions(@Nullable Node node) {
    List<Condition> conditions = new ArrayList<>();
    if (node != null) {
      fields(node, Set.of())
          .forEach(
              (name, value) ->
                  Path.parse(name)
                      .ifPresentOrElse(
                          path -> condition(path, value).ifPresent(conditions::add),
                          () -> add(value, "'" + name + "' is no path such as data.id")));
    }
    return conditions;
  }

  private Optional<Condition> condition(Path path, Node node) {
    if (!(node instanceof MappingNode)) {
      return Optional.of(new Condition(path, Condition.Test.IS, texts(node)));
    }
    for (Map.Entry<String, Node> said : fields(node, Set.of()).entrySet()) {
      for (Condition.Test test : Condition.Test.values()) {
        if (test.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(said.getKey())) {
          return Optional.of(new Condition(path, test, texts(said.getValue())));
        }
      }
    }
    add(node, "say one of is, is-not, starts, ends, contains, present, absent");
    return Optional.empty();
  }

  private Optional<Template> template(Map<String, Node> fields, String name) {
    return Optional.ofNullable(fields.get(name)).map(this::template);
  }

  private Map<String, Template> templates(@Nullable Node node, Set<String> known) {
    Map<String, Template> templates = new LinkedHashMap<>();
    if (node != null) {
      fields(node, known).forEach((name, value) -> templates.put(name, template(value)));
    }
    return templates;
  }

  private Template template(Node node) {
    try {
      return Template.parse(text(node));
    } catch (IllegalArgumentException e) {
      add(node, String.valueOf(e.getMessage()));
      return NOTHING;
    }
  }

  private Optional<Path> path(Node node) {
    Optional<Path> path = Path.parse(text(node));
    if (path.isEmpty()) {
      add(node, "'" + text(node) + "' is no path such as data.items");
    }
    return path;
  }

  private List<String> texts(Node node) {
    return node instanceof SequenceNode list
        ? list.getValue().stream().map(this::text).toList()
        : List.of(text(node));
  }

  private String text(Node node) {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    add(node, "must be a text");
    return "";
  }

  /** The node of a field that must be there. */
  private Optional<Node> needed(Node whole, Map<String, Node> fields, String name) {
    Optional<Node> node = Optional.ofNullable(fields.get(name));
    if (node.isEmpty()) {
      add(whole, "'" + name + "' is missing");
    }
    return node;
  }

  /** The fields of a node; where some are known, others are a problem. */
  private Map<String, Node> fields(Node node, Set<String> known) {
    Map<String, Node> fields = new LinkedHashMap<>();
    if (!(node instanceof MappingNode mapping)) {
      add(node, "must have fields");
      return fields;
    }
    for (NodeTuple tuple : mapping.getValue()) {
      String name = text(tuple.getKeyNode());
      if (!known.isEmpty() && !known.contains(name)) {
        add(tuple.getKeyNode(), "unknown key '" + name + "'; there are: " + sorted(known));
      }
      if (fields.put(name, tuple.getValueNode()) != null) {
        add(tuple.getKeyNode(), "'" + name + "' is there twice");
      }
    }
    return fields;
  }

  private static String sorted(Set<String> names) {
    return names.stream().sorted().collect(Collectors.joining(", "));
  }
}
