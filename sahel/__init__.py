"""Reports about the Sahel's conflicts, read into incidents, placed on the map and shown."""

from sahel import compiled

compiled.prefer()
