"""What the agents think with: in-process MedGemma, any LangChain chat model, and the scripted double."""
