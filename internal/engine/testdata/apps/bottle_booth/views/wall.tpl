<h1>{{name}}</h1>
% for n in notes:
<p>{{!n["text"]}}</p>
% end
