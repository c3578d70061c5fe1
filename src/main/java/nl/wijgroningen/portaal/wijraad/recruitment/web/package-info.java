/** Recruitment: for everyone, for who applied, for the secretary and for Stadadviseert. */
@NullMarked
package nl.wijgroningen.portaal.wijraad.recruitment.web;

import org.jspecify.annotations.NullMarked;
