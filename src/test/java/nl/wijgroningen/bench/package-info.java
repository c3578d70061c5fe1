/**
 * Measures the portal ({@code mvn -Pbench verify}): every speed is a ratio to a fixed page inside the same run, since
 * machines differ and are shared. A module adds its rows in {@code src/test/resources/bench/<module>.sql} and its pages in
 * {@link nl.wijgroningen.bench.Pages}. Not under the portal's package, so that no other test picks up its parts.
 */
package nl.wijgroningen.bench;
