/**
 * Who of the candidates the WIJ-raad chooses. The rules of a vote and the count are plain values ({@link VotingRules},
 * {@link Count}); the secret ballots lie in one row ({@link BallotBox}), whose key is a file outside the database
 * (docs/decisions/0013).
 */
@NullMarked
package nl.wijgroningen.portaal.wijraad.selection.domain;

import org.jspecify.annotations.NullMarked;
