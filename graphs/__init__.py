"""In what order: the LangGraph state machine and everything that keeps its runs. The only room that knows LangGraph."""
