"""The command line as `python -m clusterctl`."""

from clusterctl.entry import main

main()
