package nl.wijgroningen.portaal.wijraad.selection.domain;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of votes; {@code docs/operations.md} lists them.
 *
 * @param ballotKeys the folder for keys of open votes, one that all nodes share and no backup copies; null: in the demo
 *     beside its database, and otherwise no vote can be opened
 */
@ConfigurationProperties("portal.wijraad")
public record SelectionSettings(@Nullable Path ballotKeys) {}
