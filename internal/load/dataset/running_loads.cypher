SHOW TRANSACTIONS YIELD metaData
WHERE metaData.load = $dataset
RETURN count(*) AS loads
