// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.connection;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.laurels.core.community.Community;
import org.laurels.core.connection.Connection;
import org.laurels.core.connection.Connection.Setup;
import org.laurels.core.connection.Connection.State;
import org.laurels.core.connection.ConnectionStore;
import org.laurels.server.host.PluginHost;
import org.laurels.server.outbound.OutboundCalls;
import org.laurels.server.secret.InstallationKey;
import org.laurels.spi.ConfigField;
import org.laurels.spi.ConfigProblem;
import org.laurels.spi.Connector;
import org.laurels.spi.ConnectorConfig;
import org.laurels.spi.Host;
import org.laurels.spi.InvalidConfigException;

/** The connections of communities and what is configured of them. Thread-safe. */
public final class ConnectionBook {
  /** A host that sends nothing for so long is worth a warning, where nothing else is said. */
  public static final Duration SILENCE_DEFAULT = Duration.ofHours(24);

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,63}");
  private static final Pattern SOURCE = Pattern.compile("[^\\p{Cntrl}]{1,190}");

  private final ConnectionStore store;
  private final LongSupplier numbers;
  private final ConnectionSecrets secrets;
  private final PluginHost plugins;
  private final Clock clock;

  public ConnectionBook(
      ConnectionStore store,
      LongSupplier numbers,
      InstallationKey key,
      PluginHost plugins,
      Clock clock) {
    this.store = requireNonNull(store, "store is null");
    this.numbers = requireNonNull(numbers, "numbers is null");
    this.secrets = new ConnectionSecrets(key);
    this.plugins = requireNonNull(plugins, "plugins is null");
    this.clock = requireNonNull(clock, "clock is null");
  }

  /**
   * What is asked of a new connection, or is to change of one.
   *
   * @param source null for the connection's name, or what it was
   * @param silence null for the default, or what it was
   * @param values by field; what is left out keeps its value
   */
  public record Wanted(
      @Nullable String source, @Nullable Duration silence, Map<String, String> values) {}

  /**
   * A connection that is configured now.
   *
   * @param made secrets that we made up, to be shown this once
   */
  public record Configured(Connection connection, Map<String, String> made) {}

  /**
   * Adds a connection, which is off. A required secret that is not given is made up.
   *
   * @throws InvalidConfigException with all that is wrong, by field
   */
  public Configured add(Community community, String name, String connectorName, Wanted wanted) {
    List<ConfigProblem> problems = new ArrayList<>();
    if (!NAME.matcher(name).matches()) {
      problems.add(
          new ConfigProblem(
              "name", "must be lower-case letters, digits and dashes, at most 64, a letter first"));
    }
    PluginHost.Connects offered =
        plugins
            .connector(connectorName)
            .orElseThrow(() -> new InvalidConfigException("connector", unknown(connectorName)));
    Map<String, String> made = new TreeMap<>();
    Map<String, String> values = new TreeMap<>(wanted.values());
    for (ConfigField field : offered.connector().fields()) {
      if (field.kind() == ConfigField.Kind.SECRET
          && field.required()
          && !values.containsKey(field.name())) {
        made.put(field.name(), ConnectionSecrets.made());
      }
    }
    values.putAll(made);
    long id = numbers.getAsLong();
    Setup setup =
        setup(
            id,
            offered,
            wanted.source() == null ? name : wanted.source(),
            wanted.silence() == null ? SILENCE_DEFAULT : wanted.silence(),
            values,
            problems);
    Connection connection =
        new Connection(
            id,
            community.id(),
            name,
            ConnectionSecrets.hook(),
            setup,
            1,
            State.OFF,
            Instant.now(clock));
    if (!store.add(connection)) {
      throw new InvalidConfigException("name", "is taken: " + community.name() + " has one so");
    }
    return new Configured(connection, made);
  }

  /**
   * Changes what is configured; the address stays.
   *
   * @throws InvalidConfigException with all that is wrong, by field
   */
  public Connection change(Connection before, Wanted wanted) {
    PluginHost.Connects offered = offered(before);
    Map<String, String> values = new TreeMap<>(values(before));
    values.putAll(wanted.values());
    // Else there would be no way to take an old secret out.
    values.values().removeIf(String::isEmpty);
    Setup setup =
        setup(
            before.id(),
            offered,
            wanted.source() == null ? before.setup().source() : wanted.source(),
            wanted.silence() == null ? before.setup().silence() : wanted.silence(),
            values,
            new ArrayList<>());
    if (!store.setUp(before.id(), before.version(), setup)) {
      throw new InvalidConfigException("name", "was changed by somebody else meanwhile");
    }
    return new Connection(
        before.id(),
        before.communityId(),
        before.name(),
        before.hook(),
        setup,
        before.version() + 1,
        before.state(),
        before.since());
  }

  /** Whether a connection's secret can be changed without losing what the host sends meanwhile. */
  public boolean rotates(Connection connection) {
    return connector(connection)
        .map(
            connector ->
                connector.fields().stream()
                    .map(ConfigField::name)
                    .toList()
                    .containsAll(List.of(ConfigField.SECRET, ConfigField.SECRET_BEFORE)))
        .orElse(false);
  }

  /**
   * Gives a connection a new secret. The one so far stays good until it is taken out, or until the
   * next change of secrets; one before it ceases to be.
   *
   * @param given what the host made; null for one that we make
   * @throws InvalidConfigException if its connector knows no secret before the one in use
   */
  public Configured rotate(Connection before, @Nullable String given) {
    if (!rotates(before)) {
      throw new InvalidConfigException(
          ConfigField.SECRET, "cannot be rotated: the connector takes one secret only");
    }
    String fresh = given == null ? ConnectionSecrets.made() : given;
    String sofar = secrets.open(before).getOrDefault(ConfigField.SECRET, "");
    Connection changed =
        change(
            before,
            new Wanted(
                null, null, Map.of(ConfigField.SECRET, fresh, ConfigField.SECRET_BEFORE, sofar)));
    return new Configured(changed, given == null ? Map.of(ConfigField.SECRET, fresh) : Map.of());
  }

  private Setup setup(
      long id,
      PluginHost.Connects offered,
      String source,
      Duration silence,
      Map<String, String> values,
      List<ConfigProblem> problems) {
    if (!SOURCE.matcher(source).matches() || source.equals("laurels")) {
      problems.add(
          new ConfigProblem(
              "source", "must be 1 to 190 characters without control ones, and not laurels"));
    }
    if (silence.compareTo(Setup.SILENCE_MIN) < 0) {
      problems.add(new ConfigProblem("silence", "must be 5 minutes or more"));
    }
    Connector connector = offered.connector();
    try {
      Host unused = open(connector, ConfigReading.read(connector.fields(), values));
    } catch (InvalidConfigException e) {
      problems.addAll(e.problems());
    }
    if (!problems.isEmpty()) {
      throw new InvalidConfigException(problems);
    }
    Map<String, String> shown = new TreeMap<>();
    Map<String, String> secret = new TreeMap<>();
    for (ConfigField field : connector.fields()) {
      String value = values.get(field.name());
      if (value != null) {
        (field.kind() == ConfigField.Kind.SECRET ? secret : shown).put(field.name(), value);
      }
    }
    return new Setup(
        offered.plugin(),
        connector.name(),
        source,
        ConnectionSecrets.json(shown),
        secrets.seal(id, secret),
        silence);
  }

  /**
   * The host that a connection names, opened anew.
   *
   * @throws InvalidConfigException if its plugin is gone, or has another idea of its fields by now
   */
  public Host host(Connection connection) {
    Connector connector = offered(connection).connector();
    return open(connector, ConfigReading.read(connector.fields(), values(connection)));
  }

  /** Whom the connection's plugin may call: those that its fields name. */
  Set<OutboundCalls.Origin> origins(Connection connection) {
    Map<String, String> values = shown(connection);
    Set<OutboundCalls.Origin> origins = new HashSet<>();
    for (ConfigField field : offered(connection).connector().fields()) {
      String value = values.get(field.name());
      if (field.kind() == ConfigField.Kind.URL && value != null) {
        origins.add(OutboundCalls.Origin.of(value));
      }
    }
    return origins;
  }

  /** With the plugin's own classes for its libraries to find, not the server's. */
  private static Host open(Connector connector, ConnectorConfig config) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(connector.getClass().getClassLoader());
    try {
      return connector.open(config);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** The connector of a connection; empty where its plugin is not there. */
  public Optional<Connector> connector(Connection connection) {
    return plugins
        .connector(connection.setup().connector())
        .filter(each -> each.plugin().equals(connection.setup().plugin()))
        .map(PluginHost.Connects::connector);
  }

  private PluginHost.Connects offered(Connection connection) {
    return plugins
        .connector(connection.setup().connector())
        .filter(each -> each.plugin().equals(connection.setup().plugin()))
        .orElseThrow(
            () ->
                new InvalidConfigException(
                    "connector",
                    "the plugin "
                        + connection.setup().plugin()
                        + " is not there or did not start"));
  }

  private String unknown(String name) {
    List<String> there = plugins.connectors().stream().map(c -> c.connector().name()).toList();
    return "is no connector: '" + name + "'; there are: " + String.join(", ", there);
  }

  /** Values that may be shown. */
  public Map<String, String> shown(Connection connection) {
    return ConnectionSecrets.read(connection.setup().settings());
  }

  /** The names of secrets that are set. */
  public List<String> secretsSet(Connection connection) {
    return List.copyOf(secrets.open(connection).keySet());
  }

  private Map<String, String> values(Connection connection) {
    Map<String, String> values = new TreeMap<>(shown(connection));
    values.putAll(secrets.open(connection));
    return values;
  }

  public Optional<Connection> find(Community community, String name) {
    return store.find(community, name);
  }

  public List<Connection> all(Community community) {
    return store.all(community);
  }

  /** Connections that are on, in all communities. */
  public List<Connection> on() {
    return store.on();
  }

  /** The connection with this address. */
  public Optional<Connection> at(String hook) {
    return store.at(hook);
  }

  /** Changes the state; false where it has that one. */
  public boolean change(Connection connection, State state) {
    return store.change(connection.id(), state, Instant.now(clock));
  }

  /** Removes a connection with all that was kept of it; what it booked stays. */
  public boolean remove(Connection connection) {
    return store.remove(connection.id());
  }
}
