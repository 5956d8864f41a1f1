"""The invented sample town, rendered for the day it is asked."""
