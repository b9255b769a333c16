package org.biofluxopt.simulator;

import org.biofluxopt.network.HostDraw;

/**
 * One person as the simulator sees them.
 *
 * @param host what the network believes
 * @param factors what the network does not hold
 * @param community the gut microbes
 */
public record VirtualPerson(HostDraw host, HostFactors factors, GutCommunity community) {}
