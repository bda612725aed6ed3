"""The decode loop: one prefill shared by several questions, rows of any length decoded together, exact."""
