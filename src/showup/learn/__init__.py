"""From a journal to standing, the next step and kind advice. Pure: values in, values out."""
