"""What is true of a spine history: values, records, questions. No input or output, no clock."""
