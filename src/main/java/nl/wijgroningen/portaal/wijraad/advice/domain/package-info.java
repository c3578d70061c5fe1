/**
 * Advices of the WIJ-raad and their answers (R12e). {@link nl.wijgroningen.portaal.wijraad.advice.domain.Advice} is plain and
 * keeps the rules; the services hold the row of one advice, which puts all changes of it after one another.
 */
@NullMarked
package nl.wijgroningen.portaal.wijraad.advice.domain;

import org.jspecify.annotations.NullMarked;
