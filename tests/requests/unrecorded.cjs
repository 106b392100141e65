// The local Dataverse's own tests ask for what does not exist, on purpose: none of it is the product's request.
delete process.env.LOCAL_DATAVERSE_RECORD;
