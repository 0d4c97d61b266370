"""Data from files: CSV, TSV and Parquet, each number exact, each bad row named."""
