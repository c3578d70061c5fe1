/**
 * What the WIJ-raad is on any day. The core ({@link Council}, {@link Rotation}, {@link WhatIf}) is plain values, without
 * Spring or database; the services hold the one row that puts all changes after one another (R9).
 */
@NullMarked
package nl.wijgroningen.portaal.wijraad.composition.domain;

import org.jspecify.annotations.NullMarked;
