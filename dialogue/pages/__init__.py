"""One reader's HTML: view models, forms and templates of the dialogue. It changes nothing by itself."""
